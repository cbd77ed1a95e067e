"""Namespace packages (PEP 420): packages whose modules lie in several folders, none of which has an __init__.py."""

import _imp
import sys


class _NamespacePath:
    """The folders of a namespace package; looked for anew when the path that they were found along has changed."""

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._path_finder = path_finder
        self._last_parent_path = tuple(self._parent_path())

    def _parent_path(self):
        parent, dot, _ = self._name.rpartition(".")
        return sys.modules[parent].__path__ if dot else sys.path

    def _recalculate(self):
        parent_path = tuple(self._parent_path())
        if parent_path != self._last_parent_path:
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            elif spec is not None and isinstance(spec.submodule_search_locations, _NamespacePath):
                self._path = spec.submodule_search_locations._path
            self._last_parent_path = parent_path
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f"_NamespacePath({self._path!r})"

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


class NamespaceLoader:
    """The loader of namespace packages: there is no code to run."""

    def __init__(self, name, path, path_finder):
        self._path = path if isinstance(path, _NamespacePath) else _NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        """True: that is all that it can be."""
        return True

    def get_source(self, fullname):
        """Return the source text: there is none."""
        return ""

    def get_code(self, fullname):
        """Return the code object of no code."""
        return compile("", "<string>", "exec", dont_inherit=True)

    def create_module(self, spec):
        """None: a plain module will do."""

    def exec_module(self, module):
        """There is nothing to run."""


def make_spec(name, folders):
    """Return the spec of a namespace package in these folders."""
    path = _NamespacePath(name, folders, _imp.PathFinder.find_spec)
    spec = _imp.ModuleSpec(name, NamespaceLoader(name, path, _imp.PathFinder.find_spec), is_package=True)
    spec.submodule_search_locations = path
    return spec
