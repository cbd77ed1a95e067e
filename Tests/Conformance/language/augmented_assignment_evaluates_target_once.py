calls = []


def index():
    calls.append("index")
    return 0


numbers = [10]
numbers[index()] += 5
print(numbers, calls)  # expect: [15] ['index']
nested = ([1],)
try:
    nested[0] += [2]
except TypeError as error:
    print(error, nested)  # expect: 'tuple' object does not support item assignment ([1, 2],)
