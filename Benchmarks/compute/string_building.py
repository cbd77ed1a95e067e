"""Text put together: joins, formats, templates, tables, escapes, wrapping."""


def table(rows):
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        lines.append(" | ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    return "\n".join(lines)


def escape(text):
    out = []
    for character in text:
        if character == "<":
            out.append("&lt;")
        elif character == ">":
            out.append("&gt;")
        elif character == "&":
            out.append("&amp;")
        else:
            out.append(character)
    return "".join(out)


def wrap(words, width):
    lines = []
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    lines.append(line)
    return lines


def markup(count):
    text = "<ul>\n"
    for i in range(count):
        text += f"  <li class='{'odd' if i % 2 else 'even'}'>{i:05d} {i * 0.5:8.2f} {i:#x}</li>\n"
    return text + "</ul>\n"


def template(count):
    total = 0
    for i in range(count):
        total += len("{name}: {value:>10,} ({share:.1%})".format(name="entry", value=i * 1000, share=i / count))
        total += len("%-10s|%5d|%06.2f|%s" % ("left", i, i / 3, i))
    return total


def caesar(text, shift):
    moved = []
    for c in text:
        if "a" <= c <= "z":
            moved.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            moved.append(c)
    return "".join(moved)


rows = [("id", "name", "size")] + [(i, f"file{i}.txt", i * i) for i in range(12_000)]
drawn = table(rows)
page = markup(60_000)
escaped = escape(page[:900_000])
wrapped = wrap(drawn.split(), 72)
secret = caesar(drawn, 3)
back = caesar(secret, -3)
rendered = "".join([repr(row) for row in rows])
translated = page.translate({ord("<"): "[", ord(">"): "]", ord("'"): None})
print(len(drawn), len(page), len(escaped), len(wrapped), back == drawn, template(120_000), len(rendered), translated[:30])
