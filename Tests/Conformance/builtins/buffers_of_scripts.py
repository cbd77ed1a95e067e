class Exporter:
    def __init__(self):
        self.data = bytearray(b"hello")
        self.log = []

    def __buffer__(self, flags):
        self.log.append(flags)
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.log.append(view.tobytes())


exporter = Exporter()
with memoryview(exporter) as view:
    view[0] = ord("j")
    part = view[1:3]
    print(view.tobytes(), part.tobytes(), exporter.log)
# expect: b'jello' b'el' [284]
print(exporter.log)  # expect: [284]
part.release()
print(exporter.log)  # expect: [284, b'jello']
print(bytes(exporter), b"-".join([exporter, b"x"]), len(exporter.log))  # expect: b'jello' b'jello-x' 6


class Tracked(bytearray):
    releases = 0

    def __release_buffer__(self, view):
        Tracked.releases += 1
        super().__release_buffer__(view)


with memoryview(Tracked(b"ab")) as view:
    print(view.tobytes(), Tracked.releases)
# expect: b'ab' 0
print(Tracked.releases)  # expect: 1


class Wrong:
    def __buffer__(self, flags):
        return 42


for bad in (Wrong(), object()):
    try:
        memoryview(bad)
    except TypeError as error:
        print(error)
# expect: __buffer__ returned non-memoryview object
# expect: memoryview: a bytes-like object is required, not 'object'
print(bytearray(b"x").__buffer__(0).tobytes(), hasattr(bytes, "__release_buffer__"))  # expect: b'x' False
try:
    b"x".__buffer__(1)
except BufferError as error:
    print(error)
# expect: Object is not writable.
