import os

os.makedirs("a/b/c")
os.makedirs("a/b/c", exist_ok=True)
try:
    os.makedirs("a/b")
except FileExistsError as error:
    print(error)  # expect: [Errno 17] File exists: 'a/b'
open("a/file", "w").close()
print(sorted(os.listdir("a")), sorted(os.listdir(b"a")), os.path.isdir("a/b"), os.path.isfile("a/file"))
# expect: ['b', 'file'] [b'b', b'file'] True True
os.rename("a/file", "a/renamed")
os.replace("a/renamed", "a/b/moved")
print(os.listdir("a/b/c"), sorted(os.listdir("a/b")))  # expect: [] ['c', 'moved']
os.remove("a/b/moved")
try:
    os.rmdir("a")
except OSError as error:
    print(error)  # expect: [Errno 39] Directory not empty: 'a'
os.removedirs("a/b/c")
print(os.listdir("."))  # expect: []
