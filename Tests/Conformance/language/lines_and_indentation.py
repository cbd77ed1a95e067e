if True: print("one line"); x = 1  # expect: one line
total = (1 +
         2)  # a comment inside brackets does not end the line
print(total, [
    1,
    2,
][1])
# expect: 3 2
value = 1 + \
    2
print(value)  # expect: 3
if x:
	print("tabs work too")  # expect: tabs work too
class Empty: ...
def nothing(): pass
print(nothing(), Empty.__name__)  # expect: None Empty
