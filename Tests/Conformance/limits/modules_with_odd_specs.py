import types

module = types.ModuleType("odd")


def shown(attribute):
    try:
        print(getattr(module, attribute))
    except AttributeError as error:
        print(str(error).partition(" (")[0])  # expect: module 'odd' has no attribute 'absent'
        # expect: module 'odd' has no attribute 'absent'


module.__spec__ = module
shown("absent")
module.__spec__ = None
shown("absent")
module.__spec__ = 5
try:
    repr(module)
except AttributeError as error:
    print(type(error).__name__)  # expect: AttributeError
