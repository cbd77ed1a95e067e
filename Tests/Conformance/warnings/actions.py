import warnings


def shown(action, count=2):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action)
        for _ in range(count):
            warnings.warn("same line")
        warnings.warn("same line")
        warnings.warn("another text")
    print(action, [str(item.message) for item in log])  # expect: always ['same line', 'same line', 'same line', 'another text']
    # expect: default ['same line', 'same line', 'another text']
    # expect: module ['same line', 'another text']
    # expect: once ['same line', 'another text']
    # expect: ignore []


shown("always")
shown("default")
shown("module")
shown("once")
shown("ignore")
try:
    shown("error")
except UserWarning as error:
    print(repr(error))  # expect: UserWarning('same line')
