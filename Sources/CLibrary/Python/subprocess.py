"""Child processes.

A child gets its three standard streams and the descriptors in pass_fds, nothing
else (PEP 446); close_fds=False lets it have every inheritable descriptor too.
"""

import _child_setup
import _signal
import _thread
import errno
import io
import os
import select
import sys
import time
from _child_setup import DEVNULL, PIPE, STDOUT
from _posixsubprocess import fork_exec as _fork_exec

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput",
           "getoutput", "check_output", "run", "CalledProcessError", "DEVNULL",
           "SubprocessError", "TimeoutExpired", "CompletedProcess"]

# Documented switch: False makes children start with fork() instead of vfork().
_USE_VFORK = True

# A write of at most this many bytes to a pipe that poll() calls writable does not block.
_PIPE_BUF = select.PIPE_BUF
_READ_SIZE = 32768

_now = time.monotonic


class SubprocessError(Exception):
    """Base of the errors that are this module's own."""


class _OutputCarrier(SubprocessError):
    """An error that carries what the child had written; `stdout` is another name of `output`."""

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CalledProcessError(_OutputCarrier):
    """A child ended with an exit code other than zero."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        from signal import Signals
        try:
            return f"Command '{self.cmd}' died with {Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."


class TimeoutExpired(_OutputCarrier):
    """A child had not ended when the time was up."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    """How a child ended and what it wrote."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(type(list[int]))

    def check_returncode(self):
        """Raises CalledProcessError unless the program ended with 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program, wait for it, and return its exit code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program and wait for it; raise CalledProcessError unless it returns zero."""
    returncode = call(*popenargs, **kwargs)
    if returncode:
        cmd = kwargs.get("args")
        raise CalledProcessError(returncode, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program and return what it wrote; raise CalledProcessError unless it returns zero."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        is_text = any(kwargs.get(name)
                      for name in ("text", "universal_newlines", "encoding", "errors"))
        kwargs["input"] = "" if is_text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end and return a CompletedProcess.

    `input` is sent to its standard input, capture_output=True collects both
    outputs, check=True raises CalledProcessError unless it returns zero, and
    after `timeout` seconds it is killed and TimeoutExpired raised.
    """
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        returncode = process.poll()
        if check and returncode:
            raise CalledProcessError(returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, returncode, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command; return its exit code and both its outputs as one str without the last newline."""
    process = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT,
                  encoding=encoding, errors=errors)
    return process.returncode, process.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command; return both its outputs as one str without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Join arguments into one line, quoted the way Microsoft's C runtime takes them apart."""
    return " ".join(map(_quote_argument, map(os.fsdecode, seq)))


def _quote_argument(argument):
    quote = '"' if not argument or " " in argument or "\t" in argument else ""
    pieces = [quote]
    backslashes = 0
    for character in argument:
        if character == "\\":
            backslashes += 1
            continue
        # Backslashes are doubled where a quotation mark follows, which is itself escaped by one more.
        pieces.append("\\" * (backslashes * 2 + 1 if character == '"' else backslashes))
        pieces.append(character)
        backslashes = 0
    pieces.append("\\" * (backslashes * 2 if quote else backslashes))
    pieces.append(quote)
    return "".join(pieces)


def _args_from_interpreter_flags():
    """Return the command-line options that start another interpreter in the mode of this one."""
    flags = sys.flags
    args = []
    for name, letter in (("optimize", "O"), ("debug", "d"), ("dont_write_bytecode", "B"),
                         ("no_site", "S"), ("verbose", "v"), ("bytes_warning", "b"),
                         ("quiet", "q")):
        if getattr(flags, name) > 0:
            args.append("-" + letter * getattr(flags, name))
    if flags.isolated:
        args.append("-I")
    else:
        args += [option for name, option in (("ignore_environment", "-E"), ("no_user_site", "-s"),
                                             ("safe_path", "-P")) if getattr(flags, name)]
    implied = {"error::BytesWarning" if flags.bytes_warning > 1 else "default::BytesWarning"
               } if flags.bytes_warning else set()
    if flags.dev_mode:
        implied.add("default")
        args += ["-X", "dev"]
    args += ["-W" + option for option in sys.warnoptions if option not in implied]
    for name, value in getattr(sys, "_xoptions", {}).items():
        if name != "dev":
            args += ["-X", name if value is True else f"{name}={value}"]
    return args


def _warn(message, category, **details):
    import warnings
    warnings.warn(message, category, stacklevel=3, **details)


def _text_encoding():
    if sys.flags.warn_default_encoding:
        frame = sys._getframe(1)
        level = 2
        while frame is not None and frame.f_globals is globals():
            frame = frame.f_back
            level += 1
        import warnings
        warnings.warn("'encoding' argument not specified.", EncodingWarning, stacklevel=level)
    return "utf-8" if sys.flags.utf8_mode else "locale"


# Children whose Popen was dropped while they ran; looked after whenever a new one starts.
_active = []


def _cleanup():
    for process in _active[:]:
        if process._internal_poll(_deadstate=sys.maxsize) is not None:
            try:
                _active.remove(process)
            except ValueError:
                pass  # another thread removed it


class Popen:
    """A child process.

    `stdin`, `stdout` and `stderr` are None (this process's own), PIPE, DEVNULL, a
    descriptor or a stream; `stderr` may be STDOUT. The attributes of those names are
    streams for the pipes made. `returncode` is None until poll(), wait() or
    communicate() finds that the child has ended; -N says that signal N killed it.
    """

    _child_created = False

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None,
                 preexec_fn=None, close_fds=True, shell=False, cwd=None, env=None,
                 universal_newlines=None, startupinfo=None, creationflags=0,
                 restore_signals=True, start_new_session=False, pass_fds=(), *,
                 user=None, group=None, extra_groups=None, encoding=None, errors=None,
                 text=None, umask=-1, pipesize=-1, process_group=None):
        _cleanup()
        self._waitpid_lock = _thread.allocate_lock()
        self._input = None
        self._input_offset = 0
        self._output = {}
        self._communication_started = False
        self._interrupt_grace = 0.25
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if stdout is STDOUT:
            raise ValueError("STDOUT can only be used for stderr")
        if pipesize is None:
            pipesize = -1
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            _warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if text is not None and universal_newlines is not None and bool(text) != bool(universal_newlines):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines "
                                  "are supplied but different. Pass one or the other.")
        self.text_mode = encoding or errors or text or universal_newlines
        if self.text_mode and encoding is None:
            self.encoding = _text_encoding()
        if process_group is None:
            process_group = -1
        gid = None if group is None else _child_setup.group_id(group, "Group", "Group ID")
        gids = None if extra_groups is None else _child_setup.group_ids(extra_groups)
        uid = None if user is None else _child_setup.user_id(user)
        streams = _child_setup.StandardStreams(stdin, stdout, stderr, pipesize)
        try:
            self._open_streams(streams, bufsize)
            self._execute_child(args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell,
                                streams, restore_signals, gid, gids, uid, umask,
                                start_new_session, process_group)
        except:
            for stream in (self.stdin, self.stdout, self.stderr):
                if stream is not None:
                    try:
                        stream.close()
                    except OSError:
                        pass
            streams.close()
            raise

    def _open_streams(self, streams, bufsize):
        line_buffering = bool(self.text_mode) and bufsize == 1
        if line_buffering:
            bufsize = -1
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            fd = streams.parent[number]
            if fd == -1:
                continue
            stream = io.open(fd, "rb" if number else "wb", bufsize)
            streams.opened.remove(fd)
            if self.text_mode:
                options = {} if number else {"write_through": True, "line_buffering": line_buffering}
                stream = io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors, **options)
            setattr(self, name, stream)

    def _execute_child(self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell,
                       streams, restore_signals, gid, gids, uid, umask,
                       start_new_session, process_group):
        """Start the program, and raise what kept it from starting."""
        args = _child_setup.argument_list(args, shell, executable)
        if executable is None:
            executable = args[0]
        sys.audit("subprocess.Popen", executable, args, cwd, env)
        read_end, write_end = _child_setup.error_pipe()
        try:
            try:
                environment = _child_setup.environment_list(env)
                candidates = _child_setup.candidates(executable, env)
                kept = set(pass_fds)
                kept.add(write_end)
                child, parent = streams.child, streams.parent
                self.pid = _fork_exec(
                    args, candidates, close_fds, tuple(sorted(map(int, kept))), cwd, environment,
                    child[0], parent[0], parent[1], child[1], parent[2], child[2],
                    read_end, write_end, restore_signals, start_new_session,
                    process_group, gid, gids, uid, umask, preexec_fn, _USE_VFORK)
                self._child_created = True
            finally:
                os.close(write_end)
            streams.close_child_side()
            # Ends when the program has replaced the child, because the pipe is close-on-exec.
            report = bytearray()
            while len(report) <= 50000:
                part = os.read(read_end, 50000)
                if not part:
                    break
                report += part
        finally:
            os.close(read_end)
        if report:
            self._reap_failed_child()
            raise _child_setup.start_error(report, executable, cwd, SubprocessError)

    def _reap_failed_child(self):
        try:
            pid, status = os.waitpid(self.pid, 0)
            if pid == self.pid:
                self._handle_exitstatus(status)
            else:
                self.returncode = sys.maxsize
        except ChildProcessError:
            pass

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    __class_getitem__ = classmethod(type(list[int]))

    @property
    def universal_newlines(self):
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, universal_newlines):
        self.text_mode = bool(universal_newlines)

    def __enter__(self):
        return self

    def __exit__(self, exception_type, value, traceback):
        if self.stdout:
            self.stdout.close()
        if self.stderr:
            self.stderr.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exception_type is KeyboardInterrupt:
                self._wait_after_interrupt(None)
            else:
                self.wait()

    def __del__(self, _maxsize=sys.maxsize, _active=_active, _warn=_warn):
        if not self._child_created:
            return
        if self.returncode is None:
            _warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
        self._internal_poll(_deadstate=_maxsize)
        if self.returncode is None:
            _active.append(self)

    # Waiting

    def poll(self):
        """Return the exit code, or None while the child runs."""
        return self._internal_poll()

    # Also called by __del__, possibly while the interpreter ends: everything it needs is bound here.
    def _internal_poll(self, _deadstate=None, _waitpid=os.waitpid, _WNOHANG=os.WNOHANG,
                       _ECHILD=errno.ECHILD):
        if self.returncode is not None or not self._waitpid_lock.acquire(False):
            return self.returncode
        try:
            if self.returncode is None:
                pid, status = _waitpid(self.pid, _WNOHANG)
                if pid == self.pid:
                    self._handle_exitstatus(status)
        except OSError as error:
            if _deadstate is not None:
                self.returncode = _deadstate
            elif error.errno == _ECHILD:
                self.returncode = 0  # someone else took the status; it is lost
        finally:
            self._waitpid_lock.release()
        return self.returncode

    def _handle_exitstatus(self, status, _WIFSTOPPED=os.WIFSTOPPED, _WSTOPSIG=os.WSTOPSIG,
                           _exitcode=os.waitstatus_to_exitcode):
        """Set `returncode`; the caller holds the lock."""
        self.returncode = -_WSTOPSIG(status) if _WIFSTOPPED(status) else _exitcode(status)

    def _try_wait(self, wait_flags):
        """Call waitpid; a status that someone else has taken counts as 0. The caller holds the lock."""
        try:
            return os.waitpid(self.pid, wait_flags)
        except ChildProcessError:
            return self.pid, 0

    def _take_status(self, wait_flags):
        with self._waitpid_lock:
            if self.returncode is None:
                pid, status = self._try_wait(wait_flags)
                if pid == self.pid:
                    self._handle_exitstatus(status)

    def wait(self, timeout=None):
        """Wait for the child to end and return its exit code; TimeoutExpired after `timeout` seconds."""
        deadline = None if timeout is None else _now() + timeout
        try:
            return self._wait(timeout=timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(deadline)
            raise

    def _wait(self, timeout):
        if timeout is None:
            while self.returncode is None:
                self._take_status(0)
            return self.returncode
        deadline = _now() + timeout
        if self.poll() is None:
            self._poll_until(deadline)
            if self.returncode is None:
                raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def _poll_until(self, deadline):
        """Set `returncode` when the child ends; return when it has ended or the time is up."""
        try:
            pidfd = os.pidfd_open(self.pid)
        except (OSError, AttributeError):
            self._poll_in_steps(deadline)
            return
        try:
            poller = select.poll()
            poller.register(pidfd, select.POLLIN)
            remaining = deadline - _now()
            while remaining > 0:
                if poller.poll(_milliseconds(remaining)):
                    # Does not block: the child is dead, and whoever holds the lock is about to learn that.
                    self._take_status(0)
                    return
                remaining = deadline - _now()
        finally:
            os.close(pidfd)

    def _poll_in_steps(self, deadline):
        """As _poll_until(), for kernels that have no descriptors of processes."""
        delay = 0.0005
        while self.poll() is None:
            remaining = deadline - _now()
            if remaining <= 0:
                return
            delay = min(delay * 2, remaining, 0.05)
            time.sleep(delay)

    def _wait_after_interrupt(self, deadline):
        """Give a child that got the same Ctrl-C a moment to end, once."""
        grace, self._interrupt_grace = self._interrupt_grace, 0
        if deadline is not None:
            grace = min(grace, deadline - _now())
        if grace > 0:
            try:
                self._wait(timeout=grace)
            except TimeoutExpired:
                pass

    # Signals

    def send_signal(self, sig):
        """Send a signal to the child unless it is known to have ended."""
        # Looking first keeps a signal from hitting a stranger that was given the same pid.
        if self.poll() is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass

    def terminate(self):
        """Send SIGTERM to the child."""
        self.send_signal(_signal.SIGTERM)

    def kill(self):
        """Send SIGKILL to the child."""
        self.send_signal(_signal.SIGKILL)

    # Talking

    def communicate(self, input=None, timeout=None):
        """Send `input`, read both outputs to their end, wait; return (stdout, stderr).

        After TimeoutExpired it may be called again, and nothing is lost.
        """
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        if (timeout is None and not self._communication_started
                and [self.stdin, self.stdout, self.stderr].count(None) >= 2):
            result = self._communicate_one(input)
            self.wait()
            return result
        deadline = None if timeout is None else _now() + timeout
        try:
            return self._communicate(input, deadline, timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(deadline)
            raise
        finally:
            self._communication_started = True

    def _communicate_one(self, input):
        """Talk to a child with at most one pipe, which cannot block for want of another."""
        stdout = stderr = None
        if self.stdin:
            self._stdin_write(input)
        elif self.stdout:
            stdout = self.stdout.read()
            self.stdout.close()
        elif self.stderr:
            stderr = self.stderr.read()
            self.stderr.close()
        return stdout, stderr

    def _stdin_write(self, input):
        if input:
            try:
                self.stdin.write(input)
            except BrokenPipeError:
                pass  # the child did not want it all
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _communicate(self, input, deadline, timeout):
        if not self._communication_started:
            self._begin_communication(input)
        poller = select.poll()
        streams = {}
        if self.stdin and not self.stdin.closed:
            streams[self.stdin.fileno()] = self.stdin
            poller.register(self.stdin, select.POLLOUT)
        for stream in (self.stdout, self.stderr):
            if stream and not stream.closed:
                streams[stream.fileno()] = stream
                poller.register(stream, select.POLLIN | select.POLLPRI)
        while streams:
            if deadline is None:
                ready = poller.poll()
            else:
                remaining = deadline - _now()
                if remaining < 0:
                    raise self._timeout_error(timeout)
                ready = poller.poll(_milliseconds(remaining))
                if _now() > deadline:
                    raise self._timeout_error(timeout)
            for fd, _ in ready:
                stream = streams[fd]
                if self._send_part(fd) if stream is self.stdin else self._receive_part(fd, stream):
                    poller.unregister(fd)
                    del streams[fd]
                    stream.close()
        try:
            self.wait(None if deadline is None else deadline - _now())
        except TimeoutExpired:
            raise self._timeout_error(timeout) from None
        return self._collected(self.stdout), self._collected(self.stderr)

    def _begin_communication(self, input):
        for stream in (self.stdout, self.stderr):
            if stream:
                self._output[stream] = []
        if not self.stdin:
            return
        try:
            self.stdin.flush()
        except BrokenPipeError:
            pass
        if not input:
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass
            return
        if self.text_mode:
            input = input.encode(self.stdin.encoding, self.stdin.errors)
        self._input = memoryview(input).cast("B")

    def _send_part(self, fd):
        """Write some of the input; return True when nothing is left to write."""
        start = self._input_offset
        try:
            self._input_offset += os.write(fd, self._input[start:start + _PIPE_BUF])
        except BrokenPipeError:
            return True
        return self._input_offset >= len(self._input)

    def _receive_part(self, fd, stream):
        """Read some output; return True at its end."""
        data = os.read(fd, _READ_SIZE)
        self._output[stream].append(data)
        return not data

    def _timeout_error(self, timeout):
        return TimeoutExpired(self.args, timeout,
                              output=b"".join(self._output.get(self.stdout, ())) or None,
                              stderr=b"".join(self._output.get(self.stderr, ())) or None)

    def _collected(self, stream):
        if stream is None:
            return None
        data = b"".join(self._output[stream])
        if not self.text_mode:
            return data
        return data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")


def _milliseconds(seconds):
    """Round up, so that poll() does not come back just before the time is up."""
    return max(0, int(seconds * 1000) + 1)
