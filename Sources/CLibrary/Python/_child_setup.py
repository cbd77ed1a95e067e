"""What must be ready before a child process can start: its streams, identity, arguments and environment.

Part of subprocess, which imports it.
"""

import builtins
import os
import sys

PIPE = -1
STDOUT = -2
DEVNULL = -3


def close_quietly(descriptors):
    for fd in descriptors:
        try:
            os.close(fd)
        except OSError:
            pass


class StandardStreams:
    """The descriptors of one child's standard streams, and which of them close when.

    `child` and `parent` hold a descriptor for stdin, stdout and stderr each, or -1.
    `opened_child` are those made here for the child alone, closed in this process
    once it runs; `opened` are all those made here, closed if it cannot start.
    """

    def __init__(self, stdin, stdout, stderr, pipesize):
        self.child = [-1, -1, -1]
        self.parent = [-1, -1, -1]
        self.opened = []
        self.opened_child = []
        self.devnull = -1
        self.pipesize = pipesize
        try:
            self.connect(0, stdin)
            self.connect(1, stdout)
            if stderr == STDOUT:
                self.child[2] = self.child[1] if self.child[1] != -1 else sys.__stdout__.fileno()
            else:
                self.connect(2, stderr)
        except:
            close_quietly(self.opened)
            raise

    def connect(self, number, target):
        if target is None:
            return
        if target == PIPE:
            self.connect_pipe(number)
        elif target == DEVNULL:
            if self.devnull == -1:
                self.devnull = os.open(os.devnull, os.O_RDWR)
                self.opened.append(self.devnull)
                self.opened_child.append(self.devnull)
            self.child[number] = self.devnull
        elif isinstance(target, int):
            self.child[number] = target
        else:
            self.child[number] = target.fileno()

    def connect_pipe(self, number):
        read_end, write_end = os.pipe()
        self.opened += [read_end, write_end]
        child, parent = (read_end, write_end) if number == 0 else (write_end, read_end)
        self.opened_child.append(child)
        self.child[number] = child
        self.parent[number] = parent
        if self.pipesize > 0:
            import fcntl
            if hasattr(fcntl, "F_SETPIPE_SZ"):
                fcntl.fcntl(write_end, fcntl.F_SETPIPE_SZ, self.pipesize)

    def close_child_side(self):
        descriptors, self.opened_child = self.opened_child, []
        self.opened = [fd for fd in self.opened if fd not in descriptors]
        close_quietly(descriptors)

    def close(self):
        """Close what is still this object's: streams that took a descriptor over have removed it."""
        descriptors, self.opened = self.opened, []
        close_quietly(descriptors)


def group_id(group, what, negative):
    if isinstance(group, str):
        import grp
        group = grp.getgrnam(group).gr_gid
    elif not isinstance(group, int):
        raise TypeError(f"{what} must be a string or an integer, not {type(group)}")
    if group < 0:
        raise ValueError(f"{negative} cannot be negative, got {group}")
    return group


def group_ids(groups):
    if isinstance(groups, str):
        raise ValueError("Groups must be a list, not a string")
    ids = []
    for group in groups:
        ids.append(group_id(group, "Items in extra_groups", "Group ID"))
    return ids


def user_id(user):
    if isinstance(user, str):
        import pwd
        user = pwd.getpwnam(user).pw_uid
    elif not isinstance(user, int):
        raise TypeError("User must be a string or an integer")
    if user < 0:
        raise ValueError(f"User ID cannot be negative, got {user}")
    return user


def environment_list(env):
    """Return an environment as a list of b"name=value", or None for this process's own."""
    if env is None:
        return None
    entries = []
    for name, value in env.items():
        name = os.fsencode(name)
        if b"=" in name:
            raise ValueError("illegal environment variable name")
        entries.append(name + b"=" + os.fsencode(value))
    return entries


def candidates(executable, env):
    """Return the paths to try in turn for a program."""
    executable = os.fsencode(executable)
    if os.path.dirname(executable):
        return (executable,)
    return tuple(os.path.join(os.fsencode(directory), executable)
                 for directory in os.get_exec_path(env))


def argument_list(args, shell, executable):
    if isinstance(args, (str, bytes)):
        args = [args]
    elif isinstance(args, os.PathLike):
        if shell:
            raise TypeError("path-like args is not allowed when shell is true")
        args = [args]
    else:
        args = list(args)
    return [executable or "/bin/sh", "-c"] + args if shell else args


def error_pipe():
    """Return the pipe on which a child reports why it could not start; its writing end is none of 0, 1, 2."""
    read_end, write_end = os.pipe()
    low = []
    try:
        while write_end < 3:
            low.append(write_end)
            write_end = os.dup(write_end)
    except:
        os.close(read_end)
        raise
    finally:
        close_quietly(low)
    return read_end, write_end


def start_error(report, executable, cwd, fallback):
    """Return the exception for a child's report, which reads `name:hex errno:message`.

    `fallback` is raised for what is no exception of the builtins.
    """
    try:
        name, number, message = bytes(report).split(b":", 2)
        message = message.decode()
        number = int(number, 16) if number else 0
        kind = getattr(builtins, name.decode("ascii"), fallback)
    except ValueError:
        return fallback(f"Bad exception data from child: {bytes(report)!r}")
    if not issubclass(kind, OSError) or not number:
        return kind(message)
    # "noexec" says that the program was not reached, "noexec:chdir" that the directory was at fault.
    if message == "noexec":
        return kind(number, os.strerror(number))
    return kind(number, os.strerror(number), cwd if message == "noexec:chdir" else executable)
