def tag(name):
    def decorate(function):
        def wrapper(*args, **kwargs):
            return f"<{name}>{function(*args, **kwargs)}</{name}>"
        return wrapper
    return decorate


@tag("b")
@tag("i")
def text(word):
    return word


print(text("hi"))  # expect: <b><i>hi</i></b>


@lambda cls: cls.__name__
class Named:
    pass


print(Named)  # expect: Named
