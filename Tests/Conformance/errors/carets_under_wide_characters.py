größe = "日本" + 5
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 1, in <module>
# stderr:     größe = "日本" + 5
# stderr:             ~~~~~~~^~~
# stderr: TypeError: can only concatenate str (not "int") to str
