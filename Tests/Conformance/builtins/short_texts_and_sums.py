# Joins, orders, translations and loops of texts of each width and length, and sums of lists: what is short takes ways of its own.
for n in (0, 1, 2, 3, 8, 12):
    parts = [chr(97 + k) * (k % 5) for k in range(n)]
    print("".join(parts), "-".join(parts), ", ".join(parts), "日".join(parts), "".join(parts + ["é"]), sep="|")
# expect: ||||é
# expect: ||||é
# expect: b|-b|, b|日b|bé
# expect: bcc|-b-cc|, b, cc|日b日cc|bccé
# expect: bccdddeeeeghh|-b-cc-ddd-eeee--g-hh|, b, cc, ddd, eeee, , g, hh|日b日cc日ddd日eeee日日g日hh|bccdddeeeeghhé
# expect: bccdddeeeeghhiiijjjjl|-b-cc-ddd-eeee--g-hh-iii-jjjj--l|, b, cc, ddd, eeee, , g, hh, iii, jjjj, , l|日b日cc日ddd日eeee日日g日hh日iii日jjjj日日l|bccdddeeeeghhiiijjjjlé

texts = ["", "a", "ab", "abc", "b", "é", "日", "a\x00", "A", "aé", "a日", "\xff"]
points = [[ord(c) for c in text] for text in texts]
print([[(x < y, x <= y, x > y, x >= y, x == y) for y in texts] for x in texts] == [[(x < y, x <= y, x > y, x >= y, x == y) for y in points] for x in points])
print(ascii(sorted(texts)))
# expect: True
# expect: ['', 'A', 'a', 'a\x00', 'ab', 'abc', 'a\xe9', 'a\u65e5', 'b', '\xe9', '\xff', '\u65e5']


class Table:
    def __getitem__(self, point):
        if point == 97:
            raise LookupError
        return "BB" if point == 98 else point + 1


text = "hello <world> & 'é日' end"
print(text.translate({60: "[", 62: None, 233: "EE", 104: "H", 111: 0x1F600, 32: "  "}))
print(("a" * 1000 + "b" * 300).translate({97: "c", 98: None}) == "c" * 1000, "aabbcc".translate(Table()), ("é" + "a" * 300).translate({97: "b"}) == "é" + "b" * 300)
for refused in ({97: 0x110000}, {97: 1.5}):
    try:
        "ab".translate(refused)
    except (ValueError, TypeError) as error:
        print(error)
# expect: Hell😀  [w😀rld  &  'EE日'  end
# expect: True aaBBBBdd True
# expect: character mapping must be in range(0x110000)
# expect: character mapping must return integer, None or str

for items in ((), (1, 2), "", "ab", "aé", "日本", [1, 2]):
    print([item for item in items], end=" ")
print()
# expect: [] [1, 2] [] ['a', 'b'] ['a', 'é'] ['日', '本'] [1, 2] 


class Own(list):
    def __iter__(self):
        return iter([7, 8])

    def __len__(self):
        return 99

    def __bool__(self):
        return False


class Adds:
    def __radd__(self, other):
        items.append(5)
        return 100 + other


items = [1, Adds(), 3]
print(sum([1, 2, True, 2.5, 1 << 70]), sum([2**62, 2**62, -2**62]), sum([2**61] * 9), sum([], 5), sum([1, 2], 0.5), sum([0.1] * 10), sum(items))
print(sum(Own([1])), len(Own([1])), 1 if Own([1]) else 2, 1 if [0] else 2, 1 if not [] else 2)
for refused in (lambda: sum([1, "a"]), lambda: sum([[1]]), lambda: len(5), lambda: len(), lambda: len([], []), lambda: len(obj=[])):
    try:
        refused()
    except TypeError as error:
        print(error)
# expect: 1.1805916207174113e+21 4611686018427387904 20752587082923245568 5 3.5 1.0 109
# expect: 15 99 2 1 1
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: unsupported operand type(s) for +: 'int' and 'list'
# expect: object of type 'int' has no len()
# expect: len() takes exactly one argument (0 given)
# expect: len() takes exactly one argument (2 given)
# expect: len() takes no keyword arguments
