"""Text of exceptions and stacks, as the interpreter itself would print it."""

import _traceback
import linecache
import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
           "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
           "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
           "TracebackException", "walk_stack", "walk_tb", "print_list"]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"

# How often a frame is shown before "[Previous line repeated ...]".
_LONGEST_REPETITION = 3


class _Missing:
    def __repr__(self):
        return "<implicit>"


_missing = _Missing()


# Stacks ----------------------------------------------------------------------------------------------------

def walk_stack(f):
    """Yield the frames from `f` outwards with their lines; from the caller for None."""
    if f is None:
        # The frames between are this generator's and those of extract() that asks it.
        f = sys._getframe().f_back
        while f is not None and f.f_globals is globals():
            f = f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield the frames of a traceback, outermost first, with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_places(tb):
    while tb is not None:
        place = _traceback.place(tb)
        yield tb.tb_frame, (tb.tb_lineno,) + place[1:] if place[0] is None else place
        tb = tb.tb_next


class FrameSummary:
    """What is shown of one frame: file, line, name of the function, source text, and if asked for its locals.

    Also a sequence of file, line, name and text.
    """

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "locals", "_code")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._code = None
        self._lines = None if line is None else line.split("\n")
        if lookup_line:
            self.line
        self.locals = {key: _safe_text(value, "local", repr)
                       for key, value in locals.items()} if locals else None

    @property
    def _source(self):
        """The lines that the summary spans, without newlines; None if it has no place."""
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            kept = None if self._code is None else _traceback.code_source(self._code)
            if kept is not None:
                lines = kept.split("\n")[self.lineno - 1:self.end_lineno]
            else:
                lines = [linecache.getline(self.filename, number) for number in range(self.lineno, self.end_lineno + 1)]
            self._lines = [line.rstrip() for line in lines]
            self._code = None
        return self._lines

    @property
    def line(self):
        """The first line of the source text, without indentation."""
        lines = self._source
        return lines if lines is None else lines[0].strip() if lines else ""

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return ((self.filename, self.lineno, self.name, self.locals)
                    == (other.filename, other.lineno, other.name, other.locals))
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, pos):
        return tuple(self)[pos]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Make a summary of frames with lines, as walk_tb() and walk_stack() give them.

        A positive limit keeps the first frames, a negative one the last.
        """
        places = ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen)
        return klass._extract(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, places, limit, lookup_lines, capture_locals):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None and limit >= 0:
            places = (place for place, _ in zip(places, range(limit)))
        elif limit is not None:
            places = list(places)[limit:]
        result = klass()
        for frame, (lineno, end_lineno, colno, end_colno) in places:
            code = frame.f_code
            linecache.lazycache(code.co_filename, frame.f_globals)
            summary = FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno)
            summary._code = code
            result.append(summary)
        for filename in {summary.filename for summary in result}:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make a summary of FrameSummary objects, or tuples of file, line, name and text."""
        result = StackSummary()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            result.append(item)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Return the text for one frame; None in a subclass leaves the frame out."""
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        lines = frame_summary._source
        if lines and any(line.strip() for line in lines):
            if frame_summary.colno is None or frame_summary.end_colno is None:
                text += f"    {frame_summary.line}\n"
            else:
                for line in _traceback.excerpt(lines, frame_summary.lineno, frame_summary.end_lineno,
                                               frame_summary.colno, frame_summary.end_colno):
                    text += f"    {line}\n"
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """Return the texts of all frames; of a frame that repeats only the first times."""
        result = []
        last, count = None, 0

        def end_repetition():
            hidden = count - _LONGEST_REPETITION
            if hidden > 0:
                result.append(f"  [Previous line repeated {hidden} more time{'s' if hidden > 1 else ''}]\n")

        for summary in self:
            text = self.format_frame_summary(summary, **kwargs)
            if text is None:
                continue
            key = summary.filename, summary.lineno, summary.name
            if last is None or None in key or key != last:
                end_repetition()
                last, count = key, 0
            count += 1
            if count <= _LONGEST_REPETITION:
                result.append(text)
        end_repetition()
        return result


def extract_tb(tb, limit=None):
    """Return a StackSummary of a traceback."""
    return StackSummary._extract(_walk_places(tb), limit, True, False)


def extract_stack(f=None, limit=None):
    """Return a StackSummary of the stack up to `f`, or to the caller, oldest frame first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    """Return the texts for a list of FrameSummary objects or tuples."""
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    """Return the texts for a traceback's frames."""
    return extract_tb(tb, limit=limit).format()


def format_stack(f=None, limit=None):
    """Return the texts for the stack's frames."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_list(extracted_list, file=None):
    """Print a list that extract_tb() or extract_stack() has given."""
    _print(StackSummary.from_list(extracted_list).format(), file)


def print_tb(tb, limit=None, file=None):
    """Print a traceback's frames."""
    print_list(extract_tb(tb, limit=limit), file=file)


def print_stack(f=None, limit=None, file=None):
    """Print the stack up to `f`, or to the caller."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def clear_frames(tb):
    """Let the frames of a traceback give up their locals, those that still run excepted."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def _print(texts, file):
    if file is None:
        file = sys.stderr
    for text in texts:
        print(text, file=file, end="")


# Exceptions ------------------------------------------------------------------------------------------------

def _safe_text(value, what, function=str):
    try:
        return function(value)
    except:
        return f"<{what} {function.__name__}() failed>"


def _final_line(name, text):
    return f"{name}: {text}\n" if text else f"{name}\n"


class _Output:
    """Puts texts behind the margins of the exception groups that they belong to."""

    def __init__(self):
        self.depth = 0
        self.needs_close = False

    @property
    def indentation(self):
        return "  " * self.depth

    def margin(self, texts, mark="|"):
        if not self.depth:
            yield from texts
            return
        prefix = f"{self.indentation}{mark} "
        for text in texts:
            yield "".join(prefix + line for line in text.splitlines(keepends=True))


class TracebackException:
    """All that is shown of an exception, without references to the exception itself.

    Attributes: stack, exc_type_str, __cause__, __context__, __suppress_context__, __notes__; `exceptions` of
    groups; filename, lineno, end_lineno, text, offset, end_offset and msg of syntax errors.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_walk_places(exc_traceback), limit, lookup_lines, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        self._str = _safe_text(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_text(error, '__notes__', repr)}"]
        self._is_syntax_error = exc_type is not None and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            self._take_place(exc_value)
        elif exc_value is not None:
            self._str += _traceback.suggestion(exc_value, exc_traceback)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if _seen is None:
            options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                       "max_group_width": max_group_width, "max_group_depth": max_group_depth}
            self._link(exc_value, compact, options)

    def _take_place(self, error):
        def text(number):
            return None if number is None else str(number)

        self.filename = error.filename
        self.lineno = text(error.lineno)
        self.end_lineno = text(error.end_lineno)
        self.text = error.text
        self.offset = error.offset
        self.end_offset = error.end_offset
        self.msg = error.msg

    def _link(self, exc_value, compact, options):
        """Describe causes, contexts and members too, each exception once; not recursively, chains may be long."""
        seen = {id(exc_value)}

        def describe(exception):
            seen.add(id(exception))
            return TracebackException(type(exception), exception, exception.__traceback__, _seen=seen, **options)

        pending = [(self, exc_value)]
        while pending:
            described, exception = pending.pop()
            described.__cause__ = described.__context__ = described.exceptions = None
            if exception is None:
                continue
            cause, context = exception.__cause__, exception.__context__
            if cause is not None and id(cause) not in seen:
                described.__cause__ = describe(cause)
                pending.append((described.__cause__, cause))
            is_needed = not compact or described.__cause__ is None and not exception.__suppress_context__
            if context is not None and is_needed and id(context) not in seen:
                described.__context__ = describe(context)
                pending.append((described.__context__, context))
            if isinstance(exception, BaseExceptionGroup):
                described.exceptions = [describe(member) for member in exception.exceptions]
                pending += zip(described.exceptions, exception.exceptions)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Describe an exception with its traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The exception's class (deprecated: take exc_type_str)."""
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        """Name of the exception's class, with its module where that is not obvious."""
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        return f"{module if isinstance(module, str) else '<unknown>'}.{self.exc_type_qualname}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield the last lines: what was raised, and its notes; with show_group also the group's members."""
        indentation = "   " * _depth
        if not self._have_exc_type:
            yield indentation + _final_line(None, self._str)
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error():
                yield indentation + line
        elif _depth:
            for line in _final_line(self.exc_type_str, self._str)[:-1].split("\n"):
                yield f"{indentation}{line}\n"
        else:
            yield _final_line(self.exc_type_str, self._str)
        for note in self._notes():
            for line in note.split("\n"):
                yield f"{indentation}{line}\n"
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=True, _depth=_depth + 1, **kwargs)

    def _notes(self):
        notes = self.__notes__
        if notes is None:
            return
        from collections.abc import Sequence
        if isinstance(notes, Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                yield _safe_text(note, "note")
        else:
            yield _safe_text(notes, "__notes__", repr)

    def _format_syntax_error(self):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            for line in _traceback.syntax_excerpt(self.text, self.offset, self.end_offset, self.lineno == self.end_lineno):
                yield f"    {line}\n"
        yield f"{self.exc_type_str}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield the whole text, with chain=True also that of causes and contexts; pieces end with newlines."""
        output = _Output() if _ctx is None else _ctx
        steps = []
        described = self
        while described is not None:
            message = following = None
            if chain and described.__cause__ is not None:
                message, following = _CAUSE, described.__cause__
            elif chain and described.__context__ is not None and not described.__suppress_context__:
                message, following = _CONTEXT, described.__context__
            steps.append((message, described))
            described = following
        for message, described in reversed(steps):
            if message is not None:
                yield from output.margin([message])
            if described.exceptions is not None:
                yield from self._format_group(described, output, chain, kwargs)
                continue
            if described.stack:
                yield from output.margin(["Traceback (most recent call last):\n"])
                yield from output.margin(described.stack.format(**kwargs))
            yield from output.margin(described.format_exception_only(**kwargs))

    def _format_group(self, group, output, chain, kwargs):
        if output.depth > self.max_group_depth:
            yield from output.margin([f"... (max_group_depth is {self.max_group_depth})\n"])
            return
        is_top = output.depth == 0
        if is_top:
            output.depth = 1
        if group.stack:
            yield from output.margin(["Exception Group Traceback (most recent call last):\n"], "+" if is_top else "|")
            yield from output.margin(group.stack.format(**kwargs))
        yield from output.margin(group.format_exception_only(**kwargs))
        members = group.exceptions
        shown = min(len(members), self.max_group_width + 1)
        output.needs_close = False
        for index in range(shown):
            is_last = index == shown - 1
            if is_last:
                output.needs_close = True
            is_cut = index >= self.max_group_width
            title = "..." if is_cut else index + 1
            yield f"{output.indentation}{'  ' if index else '+-'}+---------------- {title} ----------------\n"
            output.depth += 1
            if is_cut:
                rest = len(members) - self.max_group_width
                yield from output.margin([f"and {rest} more exception{'s' if rest > 1 else ''}\n"])
            else:
                yield from members[index].format(chain=chain, _ctx=output, **kwargs)
            if is_last and output.needs_close:
                yield output.indentation + "+------------------------------------\n"
                output.needs_close = False
            output.depth -= 1
        if is_top:
            output.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the text that format() gives."""
        _print(self.format(chain=chain, **kwargs), file)


def _value_and_traceback(exc, value, tb):
    """Exceptions may be given alone, or in three parts of which the first means nothing."""
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def _describe(exc, value, tb, limit):
    value, tb = _value_and_traceback(exc, value, tb)
    return TracebackException(type(value), value, tb, limit=limit, compact=True)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback, its causes and contexts."""
    _describe(exc, value, tb, limit).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    """Return the text of an exception with its traceback, in pieces that end with newlines."""
    return list(_describe(exc, value, tb, limit).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    """Return the last lines of an exception's text, in pieces that end with newlines."""
    if value is _missing:
        value = exc
    described = TracebackException(type(value), value, None, compact=True)
    return list(described.format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Return the text of the exception that is being handled."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that nothing handled (sys.last_exc)."""
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)
    else:
        raise ValueError("no last exception")
