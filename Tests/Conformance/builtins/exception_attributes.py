error = KeyError("k")
print(str(error), error.args, repr(KeyError()), str(KeyError()), repr(KeyError(1, 2)), str(ValueError(1, 2)),
      str(ValueError("a")))
# expect: 'k' ('k',) KeyError()  KeyError(1, 2) (1, 2) a
missing = FileNotFoundError(2, "No such file", "name")
print(missing, missing.errno, missing.strerror, missing.filename, missing.args, type(OSError(13, "x")).__name__,
      type(OSError(4, "i")).__name__)
# expect: [Errno 2] No such file: 'name' 2 No such file name (2, 'No such file') PermissionError InterruptedError
print(OSError("plain"), OSError(5, "io").errno, OSError().errno, OSError(2, "m", "a", None, "b"), IOError is OSError)
# expect: plain 5 None [Errno 2] m: 'a' -> 'b' True
print(StopIteration(5).value, SystemExit(3).code, ImportError("m", name="n").name,
      AttributeError("a", name="n", obj=1).obj, UnicodeError.__mro__[1].__name__)
# expect: 5 3 n 1 ValueError
error.add_note("a note")
print(error.__notes__, error.__traceback__, error.with_traceback(None) is error)  # expect: ['a note'] None True
