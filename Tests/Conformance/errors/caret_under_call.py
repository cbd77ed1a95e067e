def shout(text):
    return text.upper()


x = [shout("a"), shout(5)]
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 5, in <module>
# stderr:     x = [shout("a"), shout(5)]
# stderr:                      ~~~~~^^^
# stderr:   File "{script}", line 2, in shout
# stderr:     return text.upper()
# stderr:            ^^^^^^^^^^
# stderr: AttributeError: 'int' object has no attribute 'upper'
