"""Words counted, ranked, indexed and joined to lines again."""

SYLLABLES = ["ka", "lo", "mi", "ren", "tas", "vu", "pol", "es", "dra", "in", "oth", "qui"]


def text(lines):
    state = 12345
    made = []
    for _ in range(lines):
        words = []
        for _ in range(10):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            word = SYLLABLES[state % 12] + SYLLABLES[(state >> 8) % 12]
            if state & 0x10000:
                word += SYLLABLES[(state >> 16) % 12]
            words.append(word.capitalize() if not words else word)
        made.append(" ".join(words) + ".")
    return "\n".join(made)


def count(source):
    counts = {}
    for line in source.splitlines():
        for word in line.rstrip(".").lower().split():
            counts[word] = counts.get(word, 0) + 1
    return counts


def index(source):
    places = {}
    for number, line in enumerate(source.split("\n"), 1):
        for word in line.strip().split(" "):
            word = word.strip(".,;").lower()
            if word:
                places.setdefault(word, []).append(number)
    return places


def ranked(counts):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def letters(source):
    histogram = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 0)
    for character in source:
        if character.isalpha():
            histogram[character.lower()] += 1
    return histogram


source = text(28_000)
counts = count(source)
places = index(source)
top = ranked(counts)[:5]
longest = max(places, key=lambda word: (len(places[word]), word))
print(len(source), len(counts), top, longest, places[longest][:3], sum(letters(source).values()))
seen = set()
repeated = [word for word in source.lower().split() if word in seen or seen.add(word)]
print(len(seen), len(repeated))
