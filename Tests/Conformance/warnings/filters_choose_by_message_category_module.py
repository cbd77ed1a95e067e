import warnings


def shown(message, category=UserWarning, module="module", line=1):
    with warnings.catch_warnings(record=True) as log:
        warnings.warn_explicit(message, category, "file.py", line, module)
    return len(log)


warnings.resetwarnings()
warnings.filterwarnings("ignore", message="begin")
print(shown("BEGIN here"), shown("not begin"))  # expect: 0 1
warnings.filterwarnings("ignore", message=".*noise.*x$")
print(shown("some noise x"), shown("some noise"))  # expect: 0 1
warnings.filterwarnings("ignore", category=DeprecationWarning)
print(shown("old", DeprecationWarning), shown("old", PendingDeprecationWarning))  # expect: 0 1
warnings.filterwarnings("ignore", module="pack")
print(shown("a", module="package.part"), shown("a", module="xpack"))  # expect: 0 1
warnings.simplefilter("ignore", lineno=7)
print(shown("b", line=7), shown("b", line=8))  # expect: 0 1
warnings.simplefilter("always", append=True)
warnings.simplefilter("always", append=True)
print(len(warnings.filters), warnings.filters[-1])  # expect: 6 ('always', None, <class 'Warning'>, None, 0)
warnings.simplefilter("error", UserWarning)
warnings.simplefilter("ignore", UserWarning)
warnings.simplefilter("error", UserWarning)
print([item[0] for item in warnings.filters])  # expect: ['error', 'ignore', 'ignore', 'ignore', 'ignore', 'ignore', 'ignore', 'always']
