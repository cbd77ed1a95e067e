import os

os.mkdir("d")
open("f", "w").close()
os.symlink("f", "l")
with os.scandir() as entries:
    found = sorted(entries, key=lambda entry: entry.name)
for e in found:
    print(e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False), repr(e),
          os.fspath(e))
# expect: d ./d True False False False <DirEntry 'd'> ./d
# expect: f ./f False True False True <DirEntry 'f'> ./f
# expect: l ./l False True True False <DirEntry 'l'> ./l
print(found[0].stat().st_ino == found[0].inode())  # expect: True
