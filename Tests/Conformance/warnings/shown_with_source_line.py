import warnings


def f():
    warnings.warn("careful", stacklevel=2)


f()
f()
warnings.warn("old", DeprecationWarning)
warnings.warn(RuntimeWarning("an object"))
print("done")  # expect: done
# stderr: {script}:8: UserWarning: careful
# stderr:   f()
# stderr: {script}:9: UserWarning: careful
# stderr:   f()
# stderr: {script}:10: DeprecationWarning: old
# stderr:   warnings.warn("old", DeprecationWarning)
# stderr: {script}:11: RuntimeWarning: an object
# stderr:   warnings.warn(RuntimeWarning("an object"))
# exit: 0
