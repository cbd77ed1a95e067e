import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    type("MyClass", (), {1: 2})
print([(w.category.__name__, str(w.message)) for w in caught])  # expect: [('RuntimeWarning', 'non-string key in the __dict__ of class MyClass')]
