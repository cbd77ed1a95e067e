# A string alone is a value to show in a dialogue, and no docstring.
namespace = {}
exec(compile("'shown'", "<typed>", "single"), namespace)  # expect: 'shown'
print("__doc__" in namespace)  # expect: False
exec(compile("'text'; 5", "<typed>", "single"), namespace)
# expect: 'text'
# expect: 5
exec(compile("'text'", "<typed>", "exec"), namespace)
print(namespace["__doc__"])  # expect: text
