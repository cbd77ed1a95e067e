def join(*parts):
    return "".join(parts)


join(
    "a",
    5,
)
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 5, in <module>
# stderr:     join(
# stderr:     ~~~~^
# stderr:         "a",
# stderr:         ^^^^
# stderr:         5,
# stderr:         ^^
# stderr:     )
# stderr:     ^
# stderr:   File "{script}", line 2, in join
# stderr:     return "".join(parts)
# stderr:            ~~~~~~~^^^^^^^
# stderr: TypeError: sequence item 1: expected str instance, int found
