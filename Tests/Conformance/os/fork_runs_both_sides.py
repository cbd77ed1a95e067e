import os

read_end, write_end = os.pipe()
value = [1]
pid = os.fork()
if pid == 0:
    value.append(2)
    os.write(write_end, repr(value).encode())
    os._exit(0)
os.close(write_end)
print(os.read(read_end, 100), value, os.read(read_end, 1))  # expect: b'[1, 2]' [1] b''
usage = os.wait4(pid, 0)
print(usage[0] == pid, usage[1], usage[2].ru_maxrss > 0, usage[2].ru_utime >= 0)  # expect: True 0 True True
