try:
    input("prompt> ")  # expect: prompt> EOF when reading a line
except EOFError as error:
    print(error)
