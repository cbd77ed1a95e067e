"""A recursive-descent parser of JSON text, and the way back."""


class Malformed(ValueError):
    pass


class Parser:
    LITERALS = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

    def __init__(self, text):
        self.text = text
        self.position = 0

    def skip_space(self):
        text = self.text
        position = self.position
        while position < len(text) and text[position] in " \t\r\n":
            position += 1
        self.position = position

    def peek(self):
        if self.position >= len(self.text):
            raise Malformed("unexpected end")
        return self.text[self.position]

    def expect(self, character):
        if self.peek() != character:
            raise Malformed(f"expected {character!r} at {self.position}")
        self.position += 1

    def value(self):
        self.skip_space()
        character = self.peek()
        if character == "{":
            return self.object()
        if character == "[":
            return self.array()
        if character == '"':
            return self.string()
        if character in self.LITERALS:
            word, meaning = self.LITERALS[character]
            if not self.text.startswith(word, self.position):
                raise Malformed(f"unknown word at {self.position}")
            self.position += len(word)
            return meaning
        return self.number()

    def object(self):
        self.position += 1
        result = {}
        self.skip_space()
        if self.peek() == "}":
            self.position += 1
            return result
        while True:
            self.skip_space()
            key = self.string()
            self.skip_space()
            self.expect(":")
            result[key] = self.value()
            self.skip_space()
            if self.peek() == "}":
                self.position += 1
                return result
            self.expect(",")

    def array(self):
        self.position += 1
        result = []
        self.skip_space()
        if self.peek() == "]":
            self.position += 1
            return result
        while True:
            result.append(self.value())
            self.skip_space()
            if self.peek() == "]":
                self.position += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        text = self.text
        start = position = self.position
        parts = []
        while True:
            character = text[position]
            if character == '"':
                break
            if character == "\\":
                parts.append(text[start:position])
                escape = text[position + 1]
                if escape == "u":
                    parts.append(chr(int(text[position + 2:position + 6], 16)))
                    position += 6
                else:
                    parts.append(self.ESCAPES[escape])
                    position += 2
                start = position
            else:
                position += 1
        parts.append(text[start:position])
        self.position = position + 1
        return "".join(parts)

    def number(self):
        text = self.text
        start = position = self.position
        while position < len(text) and text[position] in "+-0123456789.eE":
            position += 1
        self.position = position
        word = text[start:position]
        try:
            return float(word) if "." in word or "e" in word else int(word)
        except ValueError:
            raise Malformed(f"no value at {start}") from None


def dump(value, parts):
    if value is None:
        parts.append("null")
    elif value is True:
        parts.append("true")
    elif value is False:
        parts.append("false")
    elif isinstance(value, (int, float)):
        parts.append(repr(value))
    elif isinstance(value, str):
        parts.append('"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"')
    elif isinstance(value, dict):
        separator = "{"
        for key, item in value.items():
            parts.append(separator)
            dump(key, parts)
            parts.append(": ")
            dump(item, parts)
            separator = ", "
        parts.append("}" if value else "{}")
    else:
        separator = "["
        for item in value:
            parts.append(separator)
            dump(item, parts)
            separator = ", "
        parts.append("]" if value else "[]")


def document(count):
    return [
        {"id": i, "name": f"item \"{i}\"", "price": i * 1.25, "tags": ["a", "b\n", str(i % 7)],
         "stock": {"here": i % 11, "there": None, "open": i % 2 == 0}}
        for i in range(count)
    ]


original = document(1_000)
parts = []
dump(original, parts)
text = "".join(parts)
refused = 0
for _ in range(15):
    parsed = Parser(text).value()
    for broken in ("[1, 2", '{"a" 1}', "[tru]", "[1, ?]"):
        try:
            Parser(broken).value()
        except Malformed:
            refused += 1
print(parsed == original, len(text), refused, parsed[-1]["name"])
