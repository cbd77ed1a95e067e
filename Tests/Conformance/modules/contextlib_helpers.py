import contextlib
import io


@contextlib.contextmanager
def scope(name):
    print("enter", name)
    try:
        yield name
    except ValueError as error:
        print("handled", error)
    finally:
        print("exit", name)


with scope("a") as name:
    print(name)
# expect: enter a
# expect: a
# expect: exit a
with scope("b"):
    raise ValueError("inside")
# expect: enter b
# expect: handled inside
# expect: exit b
with contextlib.suppress(KeyError, OSError):
    {}["x"]
memory = io.StringIO()
with contextlib.redirect_stdout(memory):
    print("hidden")
print(repr(memory.getvalue()))  # expect: 'hidden\n'
with contextlib.closing(io.BytesIO()) as stream, contextlib.nullcontext(5) as five:
    print(stream.closed, five)
# expect: False 5
print(stream.closed)  # expect: True
with contextlib.ExitStack() as stack:
    stack.enter_context(scope("c"))
    stack.callback(print, "called back")
    print("body")
# expect: enter c
# expect: body
# expect: called back
# expect: exit c


@contextlib.contextmanager
def silent():
    if False:
        yield


try:
    with silent():
        pass
except RuntimeError as error:
    print(error)  # expect: generator didn't yield
