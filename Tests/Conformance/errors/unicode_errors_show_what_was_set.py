error = UnicodeEncodeError("utf-8", "abcd", 1, 2, "why")
print(error)  # expect: 'utf-8' codec can't encode character '\x62' in position 1: why
error.start = 1000
error.end = 5
print(error)  # expect: 'utf-8' codec can't encode characters in position 1000-4: why
error.start = 0
print(error)  # expect: 'utf-8' codec can't encode characters in position 0-4: why
error.end = 1
print(error)  # expect: 'utf-8' codec can't encode character '\x61' in position 0: why
