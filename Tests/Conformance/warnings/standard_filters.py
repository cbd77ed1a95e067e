import warnings

for action, message, category, module, line in warnings.filters:
    print(action, message, category.__name__, getattr(module, "pattern", module), line)  # expect: default None DeprecationWarning __main__ 0
    # expect: ignore None DeprecationWarning None 0
    # expect: ignore None PendingDeprecationWarning None 0
    # expect: ignore None ImportWarning None 0
    # expect: ignore None ResourceWarning None 0


def shown(category, name):
    namespace = {"__name__": name, "warnings": warnings, "category": category}
    seen = []
    original = warnings.showwarning
    warnings.showwarning = lambda *arguments: seen.append(arguments)
    try:
        exec("warnings.warn('text', category)", namespace)
    finally:
        warnings.showwarning = original
    return len(seen)


print(shown(DeprecationWarning, "__main__"), shown(DeprecationWarning, "other"))  # expect: 1 0
print(shown(PendingDeprecationWarning, "__main__"), shown(ImportWarning, "__main__"), shown(ResourceWarning, "__main__"))  # expect: 0 0 0
print(shown(UserWarning, "other"), shown(SyntaxWarning, "other"), shown(RuntimeWarning, "other"))  # expect: 1 1 1
