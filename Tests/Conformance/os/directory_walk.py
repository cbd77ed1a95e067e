import os

os.makedirs("top/x/y")
open("top/f1", "w").close()
open("top/x/f2", "w").close()
for folder, folders, files in os.walk("top"):
    print(folder, folders, files)
print([folder for folder, _, _ in os.walk("top", topdown=False)], list(os.walk("absent")))
