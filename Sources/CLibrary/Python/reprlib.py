"""recursive_repr: a repr() that does not run in circles."""

from _thread import get_ident

__all__ = ["recursive_repr"]


def recursive_repr(fillvalue="..."):
    """Return a decorator for __repr__() that answers `fillvalue` when an object comes to itself."""

    def decorate(user_function):
        running = set()

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__wrapped__ = user_function
        return wrapper

    return decorate
