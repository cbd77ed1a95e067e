import os

start = os.getcwd()
os.mkdir("inner")
os.chdir("inner")
print(os.path.basename(os.getcwd()), os.getcwdb() == os.getcwd().encode())  # expect: inner True
fd = os.open("..", os.O_RDONLY)
os.fchdir(fd)
print(os.getcwd() == start,
      os.fdopen(os.open("inner", os.O_RDONLY | os.O_DIRECTORY), closefd=True) if False else "here")
# expect: True here
try:
    os.chdir("absent")
except FileNotFoundError as error:
    print(error)  # expect: [Errno 2] No such file or directory: 'absent'
