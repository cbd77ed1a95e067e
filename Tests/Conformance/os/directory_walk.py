import os

os.makedirs("top/x/y")
open("top/f1", "w").close()
open("top/x/f2", "w").close()
for folder, folders, files in os.walk("top"):
    print(folder, folders, files)
# expect: top ['x'] ['f1']
# expect: top/x ['y'] ['f2']
# expect: top/x/y [] []
print([folder for folder, _, _ in os.walk("top", topdown=False)], list(os.walk("absent")))
# expect: ['top/x/y', 'top/x', 'top'] []
