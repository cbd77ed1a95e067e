import os
import stat

with open("f", "w") as file:
    file.write("x")
os.symlink("f", "s")
os.link("f", "h")
print(os.readlink("s"), os.stat("f").st_nlink, stat.S_ISLNK(os.lstat("s").st_mode), os.path.islink("s"),
      os.path.samefile("s", "h"))
# expect: f 2 True True True
os.chmod("f", 0o640)
print(oct(stat.S_IMODE(os.stat("f").st_mode)), stat.filemode(os.stat("f").st_mode), os.access("f", os.R_OK),
      os.access("none", os.F_OK))
# expect: 0o640 -rw-r----- True False
print(os.umask(0o077) >= 0, oct(os.umask(0o022)))  # expect: True 0o77
os.utime("f", (10, 20))
print(os.stat("f").st_atime, os.stat("f").st_mtime, os.stat("f").st_mtime_ns, os.path.getmtime("f"),
      os.path.getsize("f"))
# expect: 10.0 20.0 20000000000 20.0 1
os.truncate("f", 5)
print(os.stat("f").st_size, os.stat("f")[6])  # expect: 5 5
