import os

os.mkdir("d")
fd = os.open("d", os.O_RDONLY)
inner = os.open("file", os.O_CREAT | os.O_WRONLY, 0o600, dir_fd=fd)
os.write(inner, b"abc")
print(os.listdir("d"), os.listdir(fd), os.stat("file", dir_fd=fd).st_size, os.path.exists("d/file"))
# expect: ['file'] ['file'] 3 True
os.rename("file", "moved", src_dir_fd=fd, dst_dir_fd=fd)
os.unlink("moved", dir_fd=fd)
os.mkdir("sub", dir_fd=fd)
print(os.listdir(fd))  # expect: ['sub']
