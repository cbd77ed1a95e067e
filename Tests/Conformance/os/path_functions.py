import os.path as p

print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("a", ""), p.split("/x/y"), p.split("y"), p.splitext("a.tar.gz"), p.splitext(".rc"))
print(p.basename("/a/b"), p.dirname("/a/b"), p.normpath("a/../b//./c"), p.normpath(""), p.isabs("/x"), p.relpath("/a/b", "/a/c"), p.commonpath(["/a/b", "/a/c"]))
print(p.commonprefix(["abc", "abd"]), p.abspath("/a/../b"), p.exists("/"), p.exists("/nowhere"), p.expanduser("x"), p.join(b"a", b"b"), p.lexists("/"))
for call in ("p.join('a', b'b')", "p.join('a', 5)", "p.basename(5)"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
