import os

seen = []


def opener(path, flags):
    seen.append(bool(flags & os.O_CLOEXEC))
    fd = os.open(path, flags)
    os.set_inheritable(fd, True)
    return fd


with open("f", "w", opener=opener) as file:
    print(os.get_inheritable(file.fileno()), seen)  # expect: False [True]
