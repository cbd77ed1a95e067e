import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    exec("assert (False, 'message')")
    exec("assert ('a', 'b'), 'message'")
    exec("try:\n    assert ()\nexcept AssertionError: pass")
for item in log:
    print(item.category.__name__, item.message, item.lineno)  # expect: SyntaxWarning assertion is always true, perhaps remove parentheses? 1
    # expect: SyntaxWarning assertion is always true, perhaps remove parentheses? 1
