"""The abstract classes of collections; they live in _collections_abc."""

from _collections_abc import *
from _collections_abc import _CallableGenericAlias, __all__
