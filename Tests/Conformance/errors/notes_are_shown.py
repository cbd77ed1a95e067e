error = RuntimeError("broken")
error.add_note("try turning it off")
error.add_note("and on again")
raise error
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 4, in <module>
# stderr:     raise error
# stderr: RuntimeError: broken
# stderr: try turning it off
# stderr: and on again
