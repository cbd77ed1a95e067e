import io

file = open("f", "w+b")
text = io.TextIOWrapper(file, encoding="utf-8", write_through=True)
text.write("é")
print(text.buffer is file, text.line_buffering)  # expect: True False
raw = text.detach()
print(raw is file, raw.tell(), raw.seek(0), raw.read())  # expect: True 2 0 b'\xc3\xa9'
for action in (text.read, text.detach):
    try:
        action()
    except ValueError as error:
        print(error)
# expect: underlying buffer has been detached
# expect: underlying buffer has been detached
print(type(file.raw).__name__, file.detach().fileno() > 2)  # expect: FileIO True
