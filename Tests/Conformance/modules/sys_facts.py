import sys

print(sys.argv[1:], sys.version_info[:2], sys.maxsize == 2 ** 63 - 1, sys.byteorder, sys.platform,
      len(sys.argv[0]) > 0, sys.maxunicode)
# expect: [] (3, 13) True little linux True 1114111
print("sys" in sys.modules, sys.modules["sys"] is sys, isinstance(sys.path, list), sys.intern("a" * 3) == "aaa",
      sys.getdefaultencoding(), sys.getfilesystemencoding())
# expect: True True True True utf-8 utf-8
print(sys.executable != "", sys.float_info.max > 1e308, sys.hash_info.width, sys.getrefcount is not None,
      sys.stdin is sys.__stdin__)
# expect: True True 64 True True
