for statement in ["from . import x", "from .. import x", "from .a.b import c"]:
    for names in [{}, {"__package__": None}, {"__package__": ""}, {"__package__": "a"}, {"__package__": 3}, {"__name__": "a.b"},
                  {"__name__": 3}, {"__package__": "a.b"}, {"__spec__": 3}, {"__name__": "a", "__path__": []}]:
        try:
            exec(statement, dict(names))
        except (ImportError, KeyError, TypeError, AttributeError) as error:
            print(type(error).__name__, error)  # expect: KeyError "'__name__' not in globals"
            # expect: KeyError "'__name__' not in globals"
            # expect: ImportError attempted relative import with no known parent package
            # expect: ModuleNotFoundError No module named 'a'
            # expect: TypeError package must be a string
            # expect: ModuleNotFoundError No module named 'a'
            # expect: TypeError __name__ must be a string
            # expect: ModuleNotFoundError No module named 'a'
            # expect: AttributeError 'int' object has no attribute 'parent'
            # expect: ModuleNotFoundError No module named 'a'
            # expect: KeyError "'__name__' not in globals"
            # expect: KeyError "'__name__' not in globals"
            # expect: ImportError attempted relative import with no known parent package
            # expect: ImportError attempted relative import beyond top-level package
            # expect: TypeError package must be a string
            # expect: ImportError attempted relative import beyond top-level package
            # expect: TypeError __name__ must be a string
            # expect: ModuleNotFoundError No module named 'a'
            # expect: AttributeError 'int' object has no attribute 'parent'
            # expect: ImportError attempted relative import beyond top-level package
            # expect: KeyError "'__name__' not in globals"
            # expect: KeyError "'__name__' not in globals"
            # expect: ImportError attempted relative import with no known parent package
            # expect: ModuleNotFoundError No module named 'a'
            # expect: TypeError package must be a string
            # expect: ModuleNotFoundError No module named 'a'
            # expect: TypeError __name__ must be a string
            # expect: ModuleNotFoundError No module named 'a'
            # expect: AttributeError 'int' object has no attribute 'parent'
            # expect: ModuleNotFoundError No module named 'a'
