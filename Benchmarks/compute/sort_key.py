"""Sorting: plain, by key, by several keys, by comparison methods, merging and searching."""


class Version:
    def __init__(self, major, minor, patch):
        self.parts = (major, minor, patch)

    def __lt__(self, other):
        return self.parts < other.parts


def numbers(count, seed=7):
    made = []
    for _ in range(count):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        made.append(seed >> 40)
    return made


def merge(left, right):
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            result.append(right[j])
            j += 1
        else:
            result.append(left[i])
            i += 1
    result += left[i:]
    result += right[j:]
    return result


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


def search(ordered, wanted):
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


values = numbers(110_000)
plain = sorted(values)
by_digit = sorted(values, key=lambda value: value % 1000)
by_text = sorted(values, key=str, reverse=True)
records = [(value & 15, -value, f"n{value & 255}") for value in values]
records.sort(key=lambda record: (record[2], record[0]))
records.sort()
versions = [Version(value & 7, value >> 4 & 63, value >> 12) for value in values[:20_000]]
versions.sort()
own = merge_sort(values[:25_000])
places = sum(search(plain, value) for value in values[:20_000])
print(plain[0], by_digit[0] % 1000, by_text[0], records[0], versions[0].parts, own[0], places)
