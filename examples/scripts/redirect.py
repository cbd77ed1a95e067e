"""Point the standard streams elsewhere with dup2, run something, and put them back.

`os.dup2` makes the new descriptor inheritable, because a standard stream that a child does not get is
no standard stream; `os.dup` of the old one stays private, so the child never sees the copy kept for later.

    taipan redirect.py
"""
import contextlib
import os
import subprocess
import sys
import tempfile


@contextlib.contextmanager
def redirected(stream, target):
    """Everything written to `stream`, by us or by children, goes to the file descriptor `target`."""
    stream.flush()
    fd = stream.fileno()
    kept = os.dup(fd)
    assert not os.get_inheritable(kept)
    try:
        os.dup2(target, fd)
        assert os.get_inheritable(fd)
        yield
    finally:
        stream.flush()
        os.dup2(kept, fd)
        os.close(kept)


def capture_to_file(folder):
    path = os.path.join(folder, "captured.txt")
    with open(path, "wb") as file, redirected(sys.stdout, file.fileno()):
        print("from print()")
        sys.stdout.flush()
        os.write(1, b"from os.write(1)\n")
        subprocess.run([sys.executable, "-c", "print('from a child')"], check=True)
    with open(path) as file:
        return file.read().splitlines()


def errors_into_a_pipe():
    read_end, write_end = os.pipe()
    with redirected(sys.stderr, write_end):
        print("a warning", file=sys.stderr)
        sys.stderr.flush()
    os.close(write_end)
    with open(read_end) as stream:
        return stream.read().splitlines()


def feed_a_child(folder):
    path = os.path.join(folder, "input.txt")
    with open(path, "w") as file:
        file.write("one\ntwo\nthree\n")
    with open(path) as file:
        command = [sys.executable, "-c", "import sys; print(len(sys.stdin.readlines()))"]
        return subprocess.check_output(command, stdin=file, text=True).splitlines()


def main():
    with tempfile.TemporaryDirectory() as folder:
        results = [
            ("standard output, to a file", capture_to_file(folder),
             ["from print()", "from os.write(1)", "from a child"]),
            ("standard error, to a pipe", errors_into_a_pipe(), ["a warning"]),
            ("standard input, from a file", feed_a_child(folder), ["3"]),
        ]
    for title, seen, expected in results:
        print(f"{title}: {seen}")
        assert seen == expected, expected
    print("and the streams are back where they were")
    return 0


if __name__ == "__main__":
    sys.exit(main())
