with open("f", "w", encoding="utf-8") as file:
    file.write("a" + "é€😀" * 5000)
with open("f", encoding="utf-8") as file:
    text = file.read()
    print(len(text), text[-3:])  # expect: 15001 é€😀
with open("f", encoding="utf-8") as file:
    pieces = []
    while piece := file.read(7):
        pieces.append(piece)
    print(len(pieces), "".join(pieces) == text)  # expect: 2143 True
