"""The finders and loaders of the import system."""

from _imp import BuiltinImporter, FileFinder, LibraryImporter, ModuleSpec, PathFinder, SourceFileLoader
from importlib._namespaces import NamespaceLoader

__all__ = ["BYTECODE_SUFFIXES", "BuiltinImporter", "DEBUG_BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES",
           "FileFinder", "LibraryImporter", "ModuleSpec", "NamespaceLoader", "OPTIMIZED_BYTECODE_SUFFIXES",
           "PathFinder", "SOURCE_SUFFIXES", "SourceFileLoader", "all_suffixes"]

SOURCE_SUFFIXES = [".py"]
# Compiled code is never kept in files, and there are no modules of machine code.
BYTECODE_SUFFIXES = DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    """Return the suffixes of all files that can be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
