import os.path as p

print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("a", ""), p.split("/x/y"), p.split("y"),
      p.splitext("a.tar.gz"), p.splitext(".rc"))
# expect: /c/d a/b a/ ('/x', 'y') ('', 'y') ('a.tar', '.gz') ('.rc', '')
print(p.basename("/a/b"), p.dirname("/a/b"), p.normpath("a/../b//./c"), p.normpath(""), p.isabs("/x"),
      p.relpath("/a/b", "/a/c"), p.commonpath(["/a/b", "/a/c"]))
# expect: b /a b/c . True ../b /a
print(p.commonprefix(["abc", "abd"]), p.abspath("/a/../b"), p.exists("/"), p.exists("/nowhere"), p.expanduser("x"),
      p.join(b"a", b"b"), p.lexists("/"))
# expect: ab /b True False x b'a/b' True
for call in ("p.join('a', b'b')", "p.join('a', 5)", "p.basename(5)"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
# expect: Can't mix strings and bytes in path components
# expect: join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: expected str, bytes or os.PathLike object, not int
