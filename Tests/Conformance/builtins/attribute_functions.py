class Thing:
    kind = "k"


t = Thing()
setattr(t, "x", 5)
print(getattr(t, "x"), getattr(t, "y", None), hasattr(t, "kind"), hasattr(t, "z"), vars(t))
# expect: 5 None True False {'x': 5}
delattr(t, "x")
print(vars(t), "kind" in dir(t), "kind" in dir(Thing))  # expect: {} True True
for call in ("getattr(t, 'zz')", "t.zz", "Thing.zz", "(5).zz", "None.zz", "len.zz", "setattr(5, 'a', 1)"):
    try:
        eval(call)
    except AttributeError as error:
        print(error)
# expect: 'Thing' object has no attribute 'zz'
# expect: 'Thing' object has no attribute 'zz'
# expect: type object 'Thing' has no attribute 'zz'
# expect: 'int' object has no attribute 'zz'
# expect: 'NoneType' object has no attribute 'zz'
# expect: 'builtin_function_or_method' object has no attribute 'zz'
# expect: 'int' object has no attribute 'a' and no __dict__ for setting new attributes
