"""Abstract base classes of finders and loaders."""

import abc
from importlib import machinery

__all__ = ["Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader",
           "ExecutionLoader", "FileLoader", "SourceLoader"]


class Loader(metaclass=abc.ABCMeta):
    """Makes modules and runs their code."""

    def create_module(self, spec):
        """Return a module for the spec, or None for a plain one."""

    def load_module(self, fullname):
        """Return the module, imported if need be."""
        if not hasattr(self, "exec_module"):
            raise ImportError
        import _imp
        import sys
        from importlib.util import spec_from_loader
        if fullname in sys.modules:
            self.exec_module(sys.modules[fullname])
            return sys.modules[fullname]
        module = _imp.module_from_spec(spec_from_loader(fullname, self))
        sys.modules[fullname] = module
        try:
            self.exec_module(module)
        except BaseException:
            sys.modules.pop(fullname, None)
            raise
        return sys.modules[fullname]


class MetaPathFinder(metaclass=abc.ABCMeta):
    """What stands in sys.meta_path; has a method find_spec(fullname, path, target)."""

    def invalidate_caches(self):
        """Look anew from now on."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """What the functions in sys.path_hooks give; has a method find_spec(fullname, target)."""

    def invalidate_caches(self):
        """Look anew from now on."""


class ResourceLoader(Loader):
    """Gives the bytes of files."""

    @abc.abstractmethod
    def get_data(self, path):
        """Return the bytes of a file; OSError when there is none."""
        raise OSError


class InspectLoader(Loader):
    """Tells about modules without running them."""

    def is_package(self, fullname):
        """Tell whether the module is a package; ImportError when it is not found."""
        raise ImportError

    def get_code(self, fullname):
        """Return the module's code object, or None."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Return the module's source text, or None; ImportError when it is not found."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        """Return the code object of a source text."""
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        """Run the module's code in its namespace."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)


class ExecutionLoader(InspectLoader):
    """Tells about modules that come from files."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Return the path of the module's file; ImportError when there is none."""
        raise ImportError

    def get_code(self, fullname):
        """Return the module's code object, or None."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class SourceLoader(ResourceLoader, ExecutionLoader):
    """Loads source text that get_data() and get_filename() give."""

    def is_package(self, fullname):
        """Tell whether the file is the __init__.py of a package."""
        filename = self.get_filename(fullname).rpartition("/")[2]
        return filename.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_source(self, fullname):
        """Return the module's source text."""
        from _imp import decode_source
        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error

    def get_code(self, fullname):
        """Return the module's code object."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class FileLoader(ResourceLoader, ExecutionLoader):
    """Knows one file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def get_filename(self, fullname):
        """Return the path of the file."""
        return self.path

    def get_data(self, path):
        """Return the bytes of a file."""
        with open(path, "rb") as file:
            return file.read()


InspectLoader.register(machinery.BuiltinImporter)
InspectLoader.register(machinery.LibraryImporter)
InspectLoader.register(machinery.NamespaceLoader)
MetaPathFinder.register(machinery.BuiltinImporter)
MetaPathFinder.register(machinery.PathFinder)
MetaPathFinder.register(machinery.LibraryImporter)
PathEntryFinder.register(machinery.FileFinder)
FileLoader.register(machinery.SourceFileLoader)
SourceLoader.register(machinery.SourceFileLoader)
