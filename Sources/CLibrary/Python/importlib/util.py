"""Help for those who find and load modules themselves."""

import _imp
import sys
import types
from _imp import decode_source, module_from_spec

__all__ = ["LazyLoader", "cache_from_source", "decode_source", "find_spec", "module_from_spec",
           "resolve_name", "source_from_cache", "spec_from_file_location", "spec_from_loader"]


def resolve_name(name, package):
    """Return the absolute name for a relative one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name[level:]}" if name[level:] else bits[0]


def find_spec(name, package=None):
    """Return the spec of a module, or None; packages around it are imported."""
    fullname = resolve_name(name, package) if name.startswith(".") else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is None:
            raise ValueError(f"{name}.__spec__ is None")
        return spec
    parent = fullname.rpartition(".")[0]
    path = None
    if parent:
        module = __import__(parent, fromlist=["__path__"])
        try:
            path = module.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} "
                                      f"while trying to find {fullname!r}", name=fullname) from error
    return _imp.find_spec(fullname, path)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a spec made of what a loader tells."""
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if not origin and hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        is_package = _asks_package(loader, name) or False
    return _imp.ModuleSpec(name, loader, origin=origin, is_package=is_package)


def _asks_package(loader, name):
    """Return what a loader says about a name being a package; None when it does not know."""
    if hasattr(loader, "is_package"):
        try:
            return loader.is_package(name)
        except ImportError:
            pass
    return None


_unknown = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_unknown):
    """Return the spec of a module in a file; None when no loader fits the file's name."""
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        import os
        location = os.fspath(location)
        try:
            location = os.path.abspath(location)
        except OSError:
            pass
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = _imp.SourceFileLoader(name, location)
    spec = _imp.ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _unknown:
        spec.submodule_search_locations = [] if _asks_package(loader, name) else None
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(location.rpartition("/")[0])
    return spec


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Raise NotImplementedError: compiled code is never kept in files."""
    raise NotImplementedError("sys.implementation.cache_tag is None")


def source_from_cache(path):
    """Raise NotImplementedError: compiled code is never kept in files."""
    raise NotImplementedError("sys.implementation.cache_tag is None")


class _LazyModule(types.ModuleType):
    """A module whose code runs when one of its attributes is first asked for."""

    def __getattribute__(self, attr):
        spec = object.__getattribute__(self, "__spec__")
        state = spec.loader_state
        if object.__getattribute__(self, "__class__") is _LazyModule:
            namespace = object.__getattribute__(self, "__dict__")
            # Loading asks for attributes itself.
            if state["is_loading"] and attr.startswith("__") and attr.endswith("__"):
                return object.__getattribute__(self, attr)
            state["is_loading"] = True
            before, now = state["namespace"], namespace.copy()
            set_since = {key: value for key, value in now.items() if key not in before or before[key] is not value}
            spec.loader.exec_module(self)
            name = spec.name
            if name in sys.modules and sys.modules[name] is not self:
                raise ValueError(f"module object for {name!r} substituted in sys.modules during a lazy load")
            namespace.update(set_since)
            if isinstance(self, _LazyModule):
                object.__setattr__(self, "__class__", types.ModuleType)
        return getattr(self, attr)

    def __delattr__(self, attr):
        # What is to be deleted may come with the code.
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader:
    """A loader that has another one run the module's code when it is first needed."""

    @classmethod
    def factory(cls, loader):
        """Return a function that makes lazy loaders of a class of loaders."""
        cls._check(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    @staticmethod
    def _check(loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")

    def __init__(self, loader):
        self._check(loader)
        self.loader = loader

    def create_module(self, spec):
        """Return what the other loader makes."""
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Put the module's code off."""
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {"namespace": module.__dict__.copy(), "is_loading": False}
        module.__class__ = _LazyModule
