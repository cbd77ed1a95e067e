"""Bytes as C structures; everything is in the native module _struct."""

from _struct import *
from _struct import __doc__, _clearcache

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]
