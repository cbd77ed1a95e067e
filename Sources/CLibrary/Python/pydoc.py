"""help(): what an object is, how it is called and what it says of itself, as text.

help(object) shows, render_doc(object) gives the text, pager(text) shows a text a screenful at a time.
"""

import sys

__all__ = ["help", "render_doc", "getdoc", "locate", "pager", "plainpager"]

_NOTHING = object()
_WIDTH = 78

_KEYWORDS = {
    "False": "False: the bool that counts as false, equal to 0.",
    "None": "None: the value where there is none; the result of a function without return.",
    "True": "True: the bool that counts as true, equal to 1.",
    "and": "a and b: a if it counts as false, else b, which is evaluated only then.",
    "as": "import m as n, with x as n, except E as n, case p as n: binds a name to what stands before it.",
    "assert": "assert test, message: raises AssertionError(message) unless the test counts as true.",
    "async": "async def, async for, async with: the coroutine forms of def, for and with.",
    "await": "await x: waits inside a coroutine for the result of x.",
    "break": "break: leaves the innermost loop, past its else.",
    "class": "class Name(Base): makes a class whose namespace is what the indented statements bind.",
    "continue": "continue: begins the next round of the innermost loop.",
    "def": "def name(parameters): makes a function whose body is the indented statements.",
    "del": "del target: unbinds a name, or deletes an attribute, an item or a slice.",
    "elif": "elif test: a further test of an if statement, tried when those above failed.",
    "else": "else: what runs when no test held, a loop ended without break, or a try raised nothing.",
    "except": "except E as name: what runs when the try above raised an E. except* E: the same for parts of a group.",
    "finally": "finally: what runs at the end of a try, whatever happened.",
    "for": "for target in iterable: runs the indented statements once for each item.",
    "from": "from module import name: binds names of a module. raise E from cause, yield from iterable.",
    "global": "global name: makes assignments in this function bind the module's name.",
    "if": "if test: runs the indented statements when the test counts as true. a if test else b: an expression.",
    "import": "import module: loads a module, once, and binds its name.",
    "in": "x in y: whether y holds x. for x in y: the items of y.",
    "is": "x is y: whether both are the same object.",
    "lambda": "lambda parameters: expression: a function without a name.",
    "nonlocal": "nonlocal name: makes assignments in this function bind the enclosing function's name.",
    "not": "not x: False if x counts as true, else True.",
    "or": "a or b: a if it counts as true, else b, which is evaluated only then.",
    "pass": "pass: does nothing.",
    "raise": "raise exception from cause: raises it; alone, raises again what is being handled.",
    "return": "return value: ends the function with this result.",
    "try": "try: runs the indented statements and lets except and finally see how they end.",
    "while": "while test: runs the indented statements as long as the test counts as true.",
    "with": "with x as name: runs the indented statements between x.__enter__() and x.__exit__().",
    "yield": "yield value: hands a value out of a generator and waits there to be resumed.",
}


def help(request=_NOTHING):
    """Shows what there is to know about an object, or about what a dotted name leads to."""
    if request is _NOTHING:
        sys.stdout.write("help(object) tells about an object, help('name') about a module, a builtin or a keyword.\n"
                         "dir(object) lists its attributes; Ctrl-D leaves the console.\n")
        return
    if isinstance(request, str):
        name = request.strip()
        if name in _KEYWORDS:
            pager(f"Help on keyword {name}:\n\n{_KEYWORDS[name]}\n")
            return
        request = locate(name, _NOTHING)
        if request is _NOTHING:
            sys.stdout.write(f"No Python documentation found for {name!r}.\n"
                             "Use help('name') with the name of a module, a builtin or a keyword.\n")
            return
    pager(render_doc(request))


def locate(path, default=None):
    """What a dotted name leads to: a module, a member of one, or a builtin; `default` if nothing."""
    parts = path.split(".")
    if not all(part.isidentifier() for part in parts):
        return default
    import builtins
    found = getattr(builtins, parts[0], _NOTHING)
    count = 1
    if found is _NOTHING:
        found, count = _import_longest(parts)
    for part in parts[count:]:
        if found is _NOTHING:
            break
        found = getattr(found, part, _NOTHING)
    return default if found is _NOTHING else found


def _import_longest(parts):
    module, count = _NOTHING, 0
    for end in range(1, len(parts) + 1):
        name = ".".join(parts[:end])
        try:
            __import__(name)
        except ImportError:
            break
        module, count = sys.modules[name], end
    return module, count


# What an object is.

def _kind(object):
    """How the object is described: 'module', 'class', 'routine', 'attribute', or 'instance' for the rest."""
    if isinstance(object, type(sys)):
        return "module"
    if isinstance(object, type):
        return "class"
    if isinstance(object, property) or type(object).__name__ in ("getset_descriptor", "member_descriptor", "cached_property", "_tuplegetter"):
        return "attribute"
    if type(object).__name__ in ("function", "method", "builtin_function_or_method", "wrapper_descriptor", "method_descriptor",
                                 "classmethod_descriptor", "method-wrapper", "staticmethod", "classmethod", "_lru_cache_wrapper"):
        return "routine"
    return "instance"


def _describe(object):
    name = _name(object)
    kind = type(object).__name__
    if kind == "module":
        if hasattr(object, "__path__"):
            return f"package {name}"
        return f"built-in module {name}" if name in sys.builtin_module_names else f"module {name}"
    if kind in ("getset_descriptor", "member_descriptor"):
        owner = object.__objclass__
        return f"{kind.replace('_', ' ')} {owner.__module__}.{owner.__name__}.{name}"
    if isinstance(object, type):
        return f"class {name}"
    if kind == "builtin_function_or_method":
        return f"built-in function {name}"
    if kind in ("function", "method"):
        return f"{kind} {name}"
    return kind


def _name(object):
    name = getattr(object, "__name__", None)
    return name if isinstance(name, str) else ""


def _module_of(object):
    name = getattr(object, "__module__", None)
    return name if isinstance(name, str) and name in sys.modules else None


# Documentation and signatures.

def getdoc(object):
    """The object's documentation without the indentation that it has in the source, '' if it has none."""
    text = getattr(object, "__doc__", None)
    return _clean(text) if isinstance(text, str) else ""


def _clean(text):
    lines = text.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip()] + [line[margin:].rstrip() for line in lines[1:]]
    return "\n".join(lines).strip("\n")


def _summary(object):
    return getdoc(object).split("\n", 1)[0]


def _signature(object, is_bound=False):
    """The parameters as text in parentheses, None if nobody says what they are."""
    for _ in range(100):
        if type(object).__name__ == "method":
            object, is_bound = object.__func__, True
        elif isinstance(object, (staticmethod, classmethod)):
            is_bound = is_bound or isinstance(object, classmethod)
            object = object.__func__
        elif not isinstance(object, type) and "__wrapped__" in getattr(object, "__dict__", ()):
            object = object.__wrapped__
        else:
            break
    if hasattr(object, "__code__"):
        return _script_signature(object, is_bound)
    text = getattr(object, "__text_signature__", None)
    if not isinstance(text, str):
        return None
    # A native class method takes the class first, under a name without the mark of what is already bound.
    if isinstance(getattr(object, "__self__", None), type) or type(object).__name__ == "classmethod_descriptor":
        for mark in ("(type,", "(cls,", "(type)", "(cls)"):
            if text.startswith(mark):
                text = "($" + text[1:]
    return _native_signature(text)


def _native_signature(text):
    text = text.replace("=<unrepresentable>", "=...")
    inside = text[1:-1]
    if inside.startswith("$"):
        inside = inside.partition(",")[2].lstrip()
        if inside == "/" or inside.startswith("/,"):
            inside = inside[1:].removeprefix(",").lstrip()
    return f"({inside})"


def _script_signature(function, is_bound):
    code = function.__code__
    annotations = getattr(function, "__annotations__", {})
    names = code.co_varnames
    positional = names[:code.co_argcount]
    keyword_only = names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    rest = code.co_argcount + code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    first_default = code.co_argcount - len(defaults)
    parts = []
    for index, name in enumerate(positional):
        parts.append(_parameter(name, annotations, defaults[index - first_default] if index >= first_default else _NOTHING))
        if index + 1 == code.co_posonlyargcount:
            parts.append("/")
    if is_bound and parts:
        del parts[0]
        if parts and parts[0] == "/":
            del parts[0]
    if code.co_flags & 4:
        parts.append("*" + _parameter(names[rest], annotations))
        rest += 1
    elif keyword_only:
        parts.append("*")
    keyword_defaults = function.__kwdefaults__ or {}
    parts += [_parameter(name, annotations, keyword_defaults.get(name, _NOTHING)) for name in keyword_only]
    if code.co_flags & 8:
        parts.append("**" + _parameter(names[rest], annotations))
    result = f"({', '.join(parts)})"
    return f"{result} -> {_annotation(annotations['return'])}" if "return" in annotations else result


def _parameter(name, annotations, default=_NOTHING):
    if name not in annotations:
        return name if default is _NOTHING else f"{name}={default!r}"
    text = f"{name}: {_annotation(annotations[name])}"
    return text if default is _NOTHING else f"{text} = {default!r}"


def _annotation(value):
    if isinstance(value, type) and type(value) is type:
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    return repr(value)


# The text.

def render_doc(object, title="Help on %s:"):
    """The text that help() shows for an object."""
    if _kind(object) == "instance":
        object = type(object)
        described = f"{object.__name__} object"
        module = None if object.__module__ == "builtins" else _module_of(object)
    else:
        described = _describe(object)
        module = None if isinstance(object, type(sys)) else _module_of(object)
    if module:
        described += f" in module {module}"
    return f"{title % described}\n\n{_body(object)}\n"


def _body(object):
    kind = _kind(object)
    if kind == "module":
        return _module_text(object)
    if kind == "class":
        return _class_text(object)
    if kind == "routine":
        return _routine_text(object, _name(object), _origin(object))
    return _entry(_name(object), getdoc(object))


def _origin(object):
    """Whose method it is, in words."""
    owner = getattr(object, "__self__", None)
    if owner is None or isinstance(owner, type(sys)):
        return ""
    if isinstance(owner, type):
        return f" class method of {owner.__module__}.{owner.__qualname__}"
    return f" method of {type(owner).__module__}.{type(owner).__qualname__} instance"


def _routine_text(object, name, origin="", doc=None):
    signature = _signature(object) or "(...)"
    return _entry(f"{name}{signature}{origin}", getdoc(object) if doc is None else doc)


def _entry(head, text):
    return f"{head}\n{_indented(text)}" if text else f"{head}\n"


def _indented(text):
    return "".join(f"    {line}\n" if line else "\n" for line in text.rstrip().split("\n"))


def _section(title, entries):
    """A part of the text, '' if there is nothing in it."""
    return f"\n{title}\n\n{_indented(chr(10).join(entries))}" if entries else ""


def _words(names):
    """Names in lines that fit the page."""
    lines = [""]
    for index, name in enumerate(names):
        word = name if index == len(names) - 1 else name + ","
        if lines[-1] and len(lines[-1]) + len(word) + 1 > _WIDTH - 8:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def _class_text(cls):
    bases = ", ".join(base.__qualname__ for base in cls.__bases__)
    head = f"class {cls.__name__}({bases})\n" if bases else f"class {cls.__name__}\n"
    parts = [head]
    signature = _constructor_signature(cls)
    if signature:
        parts.append(f"    {cls.__name__}{signature}\n")
    text = getdoc(cls)
    if text:
        parts.append("\n" + _indented(text))
    methods, class_methods, static_methods, attributes, data, special = [], [], [], [], [], []
    for name, value in sorted(vars(cls).items()):
        if name.startswith("__") and name.endswith("__"):
            if callable(value):
                special.append(name)
            continue
        if name.startswith("_"):
            continue
        kind = _kind(value)
        if isinstance(value, staticmethod):
            static_methods.append(_routine_text(value, name))
        elif isinstance(value, classmethod) or type(value).__name__ == "classmethod_descriptor":
            class_methods.append(_routine_text(value, name))
        elif kind == "routine":
            doc = getdoc(value) or _inherited_doc(cls, name)
            (class_methods if getattr(value, "__self__", None) is cls else methods).append(_routine_text(value, name, "", doc))
        elif kind == "attribute":
            attributes.append(_entry(name, getdoc(value)))
        else:
            data.append(_data_line(name, value))
    parts.append(_section("    Methods", [_indented(entry) for entry in methods]))
    parts.append(_section("    Class methods", [_indented(entry) for entry in class_methods]))
    parts.append(_section("    Static methods", [_indented(entry) for entry in static_methods]))
    parts.append(_section("    Attributes", [_indented(entry) for entry in attributes]))
    parts.append(_section("    Data", ["".join(_indented(line) for line in data)] if data else []))
    parts.append(_section("    Special methods", [_indented(_words(special))] if special else []))
    for base in cls.__mro__[1:]:
        names = [name for name in sorted(vars(base)) if not name.startswith("_") and name not in vars(cls)]
        if names:
            parts.append(_section(f"    Inherited from {base.__qualname__}", [_indented(_words(names))]))
    return "".join(parts)


def _constructor_signature(cls):
    for base in cls.__mro__:
        for name in ("__init__", "__new__"):
            function = vars(base).get(name)
            if isinstance(function, staticmethod):
                function = function.__func__
            if hasattr(function, "__code__"):
                return _signature(function, is_bound=True)
        text = vars(base).get("__text_signature__") if base is not cls else getattr(base, "__text_signature__", None)
        if isinstance(text, str) and base is cls:
            return _native_signature(text)
    return None


def _inherited_doc(cls, name):
    for base in cls.__mro__[1:]:
        text = getdoc(vars(base)[name]) if name in vars(base) else ""
        if text:
            return text
    return ""


def _data_line(name, value):
    try:
        text = repr(value)
    except Exception as error:
        text = f"<{type(value).__name__}: repr() raised {type(error).__name__}>"
    line = f"{name} = {text}"
    return line if len(line) <= _WIDTH - 8 else line[:_WIDTH - 11] + "..."


def _module_text(module):
    name = module.__name__
    summary, _, rest = getdoc(module).partition("\n")
    parts = [f"{name} - {summary}\n" if summary else f"{name}\n"]
    if rest.strip():
        parts.append("\n" + _indented(rest.strip("\n")))
    classes, functions, data, modules = [], [], [], []
    for key in _public_names(module):
        value = getattr(module, key, _NOTHING)
        if value is _NOTHING:
            continue
        kind = _kind(value)
        if kind == "class":
            classes.append(_entry(f"{key}{_constructor_signature(value) or ''}", _summary(value)))
        elif kind == "routine":
            functions.append(_routine_text(value, key))
        elif kind == "module":
            modules.append(key)
        else:
            data.append(_data_line(key, value))
    parts.append(_section("Classes", classes))
    parts.append(_section("Functions", functions))
    parts.append(_section("Modules", [_words(modules)] if modules else []))
    parts.append(_section("Data", ["\n".join(data)] if data else []))
    file = getattr(module, "__file__", None)
    if isinstance(file, str):
        parts.append(_section("File", [file]))
    return "".join(parts)


def _public_names(module):
    """The names that the module offers: its __all__, or what it defines itself and no underscore begins."""
    names = getattr(module, "__all__", None)
    if names is not None:
        return sorted(name for name in names if isinstance(name, str))
    result = []
    for name, value in sorted(vars(module).items()):
        if name.startswith("_") or isinstance(value, type(sys)):
            continue
        if _kind(value) in ("class", "routine") and getattr(value, "__module__", None) not in (module.__name__, None):
            if module.__name__ not in sys.builtin_module_names:
                continue
        result.append(name)
    return result


# Showing it.

def _show_notice(text):
    """What copyright, credits and license do when called."""
    pager(text + "\n")


def pager(text, title=""):
    """Shows a text a screenful at a time on a terminal, whole elsewhere."""
    if not _is_terminal(sys.stdin) or not _is_terminal(sys.stdout):
        plainpager(text)
        return
    import os
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        columns, rows = 80, 24
    lines = text.rstrip("\n").split("\n")
    height = max(rows, 3) - 1
    if sum(max(1, -(-len(line) // max(columns, 1))) for line in lines) <= height:
        plainpager(text)
    elif not _program_pager(text, os.environ):
        _screen_pager(lines, height, max(columns, 1))


def plainpager(text, title=""):
    """Writes a text to sys.stdout."""
    sys.stdout.write(text)


def _is_terminal(stream):
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _program_pager(text, environment):
    """Shows the text by the program that $PAGER names; False if there is none or it cannot run."""
    command = environment.get("PAGER", "").strip()
    if not command or environment.get("TERM", "dumb") == "dumb":
        return False
    import subprocess
    sys.stdout.flush()
    try:
        process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE)
    except OSError:
        return False
    try:
        process.stdin.write(text.encode("utf-8", "backslashreplace"))
        process.stdin.close()
    except OSError:
        pass  # The reader left before the end.
    while True:
        try:
            return process.wait() != 127
        except KeyboardInterrupt:
            pass  # Ctrl-C is the pager's affair.


def _screen_pager(lines, height, columns):
    used = 0
    for line in lines:
        rows = max(1, -(-len(line) // columns))
        if used and used + rows > height - 1:
            sys.stdout.write("-- more: Enter, or q to stop -- ")
            sys.stdout.flush()
            answer = sys.stdin.readline()
            if not answer or answer.strip().lower().startswith("q"):
                return
            used = 0
        sys.stdout.write(line + "\n")
        used += rows
