import sys

print(sys.get_int_max_str_digits())  # expect: 4300
big = 10 ** 5000
for action in (lambda: str(big), lambda: int("1" * 5000), lambda: f"{big}", lambda: "%d" % big):
    try:
        action()
    except ValueError as error:
        print(str(error).split(";")[0])
# expect: Exceeds the limit (4300 digits) for integer string conversion
# expect: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits
# expect: Exceeds the limit (4300 digits) for integer string conversion
# expect: Exceeds the limit (4300 digits) for integer string conversion
print(len(str(10 ** 4299)), len(hex(big)))  # expect: 4300 4155
