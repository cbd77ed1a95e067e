"""The import system for scripts: importing by name, and again."""

import _imp
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

from builtins import __import__


def invalidate_caches():
    """Have all finders look anew, after files were made."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module and return it; `package` is what a relative name starts from."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        from importlib.util import resolve_name
        name = resolve_name(name, package)
    return _imp.import_module(name)


_reloading = {}


def reload(module):
    """Run a module's code again in its namespace, and return the module."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        parent = name.rpartition(".")[0]
        path = None
        if parent:
            try:
                path = sys.modules[parent].__path__
            except KeyError:
                raise ImportError(f"parent {parent!r} not in sys.modules", name=parent) from None
        spec = module.__spec__ = _imp.find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _imp.init_module_attrs(spec, module)
        if spec.loader is not None:
            spec.loader.exec_module(module)
        elif spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=name)
        # The code may have put another module in its place.
        return sys.modules[name]
    finally:
        del _reloading[name]
