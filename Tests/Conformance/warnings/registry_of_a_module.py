import warnings


def warn():
    warnings.warn("text")


warnings.showwarning = lambda message, *rest: print("shown", message)
warn()  # expect: shown text
warn()
registry = dict(__warningregistry__)
version = registry.pop("version")
print(registry)  # expect: {('text', <class 'UserWarning'>, 5): True}
warnings.filterwarnings("default")
warn()  # expect: shown text
print(__warningregistry__["version"] > version)  # expect: True
own = {}
warnings.warn_explicit("explicit", UserWarning, "f.py", 3, registry=own)  # expect: shown explicit
warnings.warn_explicit("explicit", UserWarning, "f.py", 3, registry=own)
print(sorted(map(str, own)))  # expect: ["('explicit', <class 'UserWarning'>, 3)", 'version']
