class NoHash:
    def __hash__(self):
        raise KeyError("hash")


class WrongHash:
    def __hash__(self):
        return "text"


class NoEqual:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("eq")


for action in ("{NoHash(): 1}", "{}[NoHash()]", "NoHash() in {1}", "hash(WrongHash())", "{NoEqual(), NoEqual()}",
               "{1: 1}.get(NoEqual())", "[NoEqual()].index(1)"):
    try:
        eval(action)
    except (KeyError, TypeError, ValueError) as error:
        print(repr(error))
# expect: KeyError('hash')
# expect: KeyError('hash')
# expect: KeyError('hash')
# expect: TypeError('__hash__ method should return an integer')
# expect: ValueError('eq')
# expect: ValueError('eq')
# expect: ValueError('eq')
d = {1: "one"}
try:
    d[NoEqual()] = 2
except ValueError:
    pass
print(d)  # expect: {1: 'one'}
