def build(count):
    text = ""
    for i in range(count):
        text += str(i)
        text += ","
    return len(text), text.count("7")


def split_join(rounds):
    line = "the quick brown fox jumps over the lazy dog"
    total = 0
    for i in range(rounds):
        words = line.split()
        words.reverse()
        joined = "-".join(words)
        total += len(joined) + joined.find("fox") + joined.upper().count("O")
    return total


def characters(rounds):
    text = "Grüße aus Köln, ναι, 日本 and plain ASCII text to walk through"
    vowels = 0
    code = 0
    for _ in range(rounds):
        for character in text:
            if character in "aeiouüöß":
                vowels += 1
            code = (code * 31 + ord(character)) & 0xFFFFFF
    return vowels, code


def formatted(count):
    total = 0
    for i in range(count):
        total += len(f"{i:>8}|{i / 7:.3f}|{i!r}")
        total += len("%d:%s" % (i, "x"))
    return total


def slices(rounds):
    text = "abcdefghijklmnopqrstuvwxyz" * 4
    total = 0
    for i in range(rounds):
        piece = text[i % 50:i % 50 + 20]
        if piece.startswith("k"):
            total += 1
        if piece == piece[::-1]:
            total += 1000
        total += len(piece.replace("e", "EE").strip("ab"))
    return total


def palindromes(limit):
    return sum(1 for i in range(limit) if str(i) == str(i)[::-1])


print(build(250_000), split_join(120_000), characters(6_000), formatted(120_000), slices(200_000),
      palindromes(250_000))
