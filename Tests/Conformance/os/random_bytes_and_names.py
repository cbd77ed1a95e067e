import os

print(len(os.urandom(16)), os.urandom(8) != os.urandom(8), os.urandom(0), os.name, os.sep, os.linesep == "\n",
      os.devnull, os.pathsep, os.curdir, os.pardir, os.extsep)
# expect: 16 True b'' posix / True /dev/null : . .. .
print(os.cpu_count() >= 1, os.strerror(2), os.strerror(13), os.uname().sysname, os.isatty(0),
      os.get_terminal_size is not None)
# expect: True No such file or directory Permission denied Linux False True
try:
    os.urandom(-1)
except ValueError as error:
    print(error)  # expect: negative argument not allowed
