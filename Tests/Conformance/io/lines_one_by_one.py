with open("f", "w") as file:
    for i in range(3):
        print("line", i, file=file)
with open("f") as file:
    print(repr(file.readline()), repr(file.readline(3)), repr(file.readline()), file.readlines(), repr(file.readline()))
    # expect: 'line 0\n' 'lin' 'e 1\n' ['line 2\n'] ''
with open("f") as file:
    for number, line in enumerate(file, 1):
        print(number, line.rstrip())
    # expect: 1 line 0
    # expect: 2 line 1
    # expect: 3 line 2
with open("f") as file:
    print(file.readlines(8), next(file), next(file, "end"))
    # expect: ['line 0\n', 'line 1\n'] line 2
    # expect:  end
