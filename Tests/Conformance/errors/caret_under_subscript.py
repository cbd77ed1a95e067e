table = {"a": {"b": 1}}
x = table["a"]["c"]
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 2, in <module>
# stderr:     x = table["a"]["c"]
# stderr:         ~~~~~~~~~~^^^^^
# stderr: KeyError: 'c'
