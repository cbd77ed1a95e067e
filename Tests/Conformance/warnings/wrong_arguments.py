import warnings

for call in [
    lambda: warnings.warn("x", int),
    lambda: warnings.warn("x", "y"),
    lambda: warnings.warn("x", skip_file_prefixes=["a"]),
    lambda: warnings.warn("x", skip_file_prefixes=(1,)),
    lambda: warnings.warn_explicit("x", UserWarning, 3, 3),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 3, registry=5),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 3, module_globals=5),
    lambda: warnings.simplefilter("foo"),
    lambda: warnings.simplefilter("error", lineno=-1),
    lambda: warnings.filterwarnings("all"),
    lambda: warnings.filterwarnings("error", message=3),
    lambda: warnings.filterwarnings("error", category=3),
    lambda: warnings.filterwarnings("error", module=3),
    lambda: warnings.filterwarnings("error", lineno="x"),
    lambda: warnings.deprecated(3),
]:
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)  # expect: TypeError category must be a Warning subclass, not 'type'
        # expect: TypeError category must be a Warning subclass, not 'str'
        # expect: TypeError warn() argument 'skip_file_prefixes' must be tuple, not list
        # expect: TypeError Found non-str 'int' in skip_file_prefixes.
        # expect: TypeError warn_explicit() argument 'filename' must be str, not int
        # expect: TypeError 'registry' must be a dict or None
        # expect: TypeError module_globals must be a dict, not 'int'
        # expect: ValueError invalid action: 'foo'
        # expect: ValueError lineno must be an int >= 0
        # expect: ValueError invalid action: 'all'
        # expect: TypeError message must be a string
        # expect: TypeError category must be a Warning subclass
        # expect: TypeError module must be a string
        # expect: TypeError lineno must be an int
        # expect: TypeError Expected an object of type str for 'message', not 'int'
