class Box:
    pass


value = Box().lid.color
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 5, in <module>
# stderr:     value = Box().lid.color
# stderr:             ^^^^^^^^^
# stderr: AttributeError: 'Box' object has no attribute 'lid'
