first = 1
second = "two"
print(len([first]) + first + second)
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 3, in <module>
# stderr:     print(len([first]) + first + second)
# stderr:           ~~~~~~~~~~~~~~~~~~~~~^~~~~~~~
# stderr: TypeError: unsupported operand type(s) for +: 'int' and 'str'
