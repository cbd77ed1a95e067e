class Config:
    size = undefined_size
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 1, in <module>
# stderr:     class Config:
# stderr:         size = undefined_size
# stderr:   File "{script}", line 2, in Config
# stderr:     size = undefined_size
# stderr:            ^^^^^^^^^^^^^^
# stderr: NameError: name 'undefined_size' is not defined
