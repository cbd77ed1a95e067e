counter = 1
print(conter)
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 2, in <module>
# stderr:     print(conter)
# stderr:           ^^^^^^
# stderr: NameError: name 'conter' is not defined. Did you mean: 'counter'?
