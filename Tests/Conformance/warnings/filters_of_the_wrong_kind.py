import warnings

warnings.filters.insert(0, ("bogus", None, Warning, None, 0))
warnings._filters_mutated()
for wrong in [("bogus", None, Warning, None, 0), ("short",), (1, None, Warning, None, 0)]:
    warnings.filters[0] = wrong
    try:
        warnings.warn("text")
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).splitlines())
        # expect: RuntimeError ["Unrecognized action ('bogus') in warnings.filters:", " ('bogus', None, <class 'Warning'>, None, 0)"]
warnings.filters = 5
try:
    warnings.warn("text")
except ValueError as error:
    print(error)  # expect: _warnings.filters must be a list
warnings.filters = []
warnings.defaultaction = "error"
try:
    warnings.warn("text")
except UserWarning as error:
    print(repr(error))  # expect: UserWarning('text')
