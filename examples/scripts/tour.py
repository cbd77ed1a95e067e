"""A walk through PEP 446: every descriptor is born private, and a child gets what it was handed.

Each stop makes a descriptor, reads its close-on-exec flag back from the kernel and notes what the
PEP promises. Then children are started in every way the PEP names, and each child reports which
descriptors really arrived. The table at the end is the proof; the exit status is 0 when all agree.

    taipan tour.py
"""
import fcntl
import os
import select
import socket
import subprocess
import sys
import tempfile

PRIVATE = "private"
INHERITABLE = "inheritable"

REPORT = """
import os, sys
found = []
for number in map(int, sys.argv[1:]):
    try:
        os.fstat(number)
        found.append(number)
    except OSError:
        pass
os.write(1, " ".join(map(str, found)).encode())
"""

table = []


def flag(fd):
    """What the kernel says, asked in two ways that have to agree."""
    inheritable = os.get_inheritable(fd)
    assert inheritable == (not fcntl.fcntl(fd, fcntl.F_GETFD) & fcntl.FD_CLOEXEC)
    return INHERITABLE if inheritable else PRIVATE


def note(call, promised, *fds):
    """Remember one row, and close the descriptors that it was about."""
    seen = " + ".join(sorted({flag(fd) for fd in fds}))
    table.append((call, promised, seen))
    for fd in fds:
        os.close(fd)


def files(path):
    print("files: open, dup, dup2")
    with open(path, "w") as file:
        table.append(("open(path)", PRIVATE, flag(file.fileno())))

    def loose(name, flags):
        return os.open(name, flags & ~os.O_CLOEXEC)

    with open(path, opener=loose) as file:
        table.append(("open(path, opener=...)", PRIVATE, flag(file.fileno())))
    fd = os.open(path, os.O_RDONLY)
    os.set_inheritable(fd, True)
    with open(fd, closefd=False) as file:
        table.append(("open(fd) keeps what it finds", INHERITABLE, flag(file.fileno())))
    note("os.dup(inheritable)", PRIVATE, os.dup(fd))
    note("os.dup2(a, b)", INHERITABLE, os.dup2(fd, 20))
    note("os.dup2(a, b, inheritable=False)", PRIVATE, os.dup2(fd, 20, inheritable=False))
    os.set_inheritable(fd, False)
    os.dup2(fd, fd)
    note("os.dup2(a, a) changes nothing", PRIVATE, fd)
    note("os.open(path)", PRIVATE, os.open(path, os.O_RDONLY))
    note("tempfile.mkstemp()", PRIVATE, tempfile.mkstemp(dir=os.path.dirname(path))[0])


def kernel_objects():
    print("pipes, terminals, and what Linux adds")
    note("os.pipe()", PRIVATE, *os.pipe())
    note("os.openpty()", PRIVATE, *os.openpty())
    if hasattr(os, "pipe2"):
        note("os.pipe2(0): flags as given", INHERITABLE, *os.pipe2(0))
        note("os.pipe2(os.O_CLOEXEC)", PRIVATE, *os.pipe2(os.O_CLOEXEC))
    if hasattr(select, "epoll"):
        with select.epoll() as poller:
            table.append(("select.epoll()", PRIVATE, flag(poller.fileno())))
    if hasattr(os, "memfd_create"):
        note("os.memfd_create(name)", PRIVATE, os.memfd_create("tour"))
        note("os.memfd_create(name, 0)", INHERITABLE, os.memfd_create("tour", 0))
    if hasattr(os, "eventfd"):
        note("os.eventfd(0)", PRIVATE, os.eventfd(0))
    if hasattr(os, "timerfd_create"):
        note("os.timerfd_create(clock, flags=0)", PRIVATE, os.timerfd_create(0, flags=0))
    if hasattr(os, "pidfd_open"):
        note("os.pidfd_open(pid)", PRIVATE, os.pidfd_open(os.getpid()))


def sockets():
    print("sockets: socket, accept, dup, socketpair, descriptors sent over a socket")
    with socket.socket() as listener:
        table.append(("socket.socket()", PRIVATE, flag(listener.fileno())))
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.set_inheritable(True)
        table.append(("socket.set_inheritable(True)", INHERITABLE, flag(listener.fileno())))
        with listener.dup() as copy:
            table.append(("socket.dup()", PRIVATE, flag(copy.fileno())))
        with socket.create_connection(listener.getsockname()):
            connection, _ = listener.accept()
            with connection:
                table.append(("socket.accept()", PRIVATE, flag(connection.fileno())))
    left, right = socket.socketpair()
    with left, right:
        table.append(("socket.socketpair()", PRIVATE, flag(left.fileno())))
        read_end, write_end = os.pipe()
        socket.send_fds(left, [b"x"], [read_end])
        received = socket.recv_fds(right, 1, 1)[1]
        note("socket.recv_fds()", INHERITABLE, *received)
        os.close(read_end)
        os.close(write_end)


def arrived(output, pair):
    """Which of the two descriptors the child has seen, in words."""
    numbers = output.decode().split()
    return " ".join("open" if str(fd) in numbers else "closed" for fd in pair)


def children():
    print("children: one private descriptor, one inheritable, and every way to start a program")
    pair = private, inheritable = os.pipe()
    os.set_inheritable(inheritable, True)
    command = [sys.executable, "-c", REPORT, str(private), str(inheritable)]

    def popen(**options):
        return arrived(subprocess.run(command, stdout=subprocess.PIPE, check=True, **options).stdout, pair)

    def forked(start):
        """Fork, point the child's standard output at a pipe, and let `start` replace it."""
        out, into = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.dup2(into, 1)
                start()
            finally:
                os._exit(127)
        os.close(into)
        with open(out, "rb") as answer:
            text = answer.read()
        assert os.waitpid(pid, 0)[1] == 0
        return arrived(text, pair)

    def look():
        """What a forked child sees without replacing its program."""
        found = []
        for fd in pair:
            try:
                os.fstat(fd)
                found.append(str(fd))
            except OSError:
                pass
        os.write(1, " ".join(found).encode())
        os._exit(0)

    def posix_spawn():
        pid = os.posix_spawn(sys.executable, command, dict(os.environ))
        os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

    rows = [
        ("subprocess.run(...)", "closed closed", popen()),
        ("subprocess.run(close_fds=False)", "closed open", popen(close_fds=False)),
        ("subprocess.run(pass_fds=[private])", "open closed", popen(pass_fds=[private])),
        ("os.fork()", "open open", forked(look)),
        ("os.fork() + os.execv()", "closed open", forked(lambda: os.execv(sys.executable, command))),
        ("os.posix_spawn()", "closed open", forked(posix_spawn)),
    ]
    table.extend(rows)
    assert flag(private) == PRIVATE, "pass_fds changed a flag in the parent"
    for fd in pair:
        os.close(fd)


def show():
    width = max(len(row[0]) for row in table)
    print()
    print(f"{'call':<{width}}  {'promised':<14}  {'seen':<14}")
    print(f"{'-' * width}  {'-' * 14}  {'-' * 14}")
    wrong = 0
    for call, promised, seen in table:
        mark = "" if promised == seen else "  <-- differs"
        wrong += promised != seen
        print(f"{call:<{width}}  {promised:<14}  {seen:<14}{mark}")
    print()
    print(f"{len(table) - wrong} of {len(table)} rows keep the promise")
    return 1 if wrong else 0


def main():
    with tempfile.TemporaryDirectory() as folder:
        files(os.path.join(folder, "notes.txt"))
    kernel_objects()
    sockets()
    children()
    return show()


if __name__ == "__main__":
    sys.exit(main())
