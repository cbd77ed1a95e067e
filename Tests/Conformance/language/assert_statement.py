try:
    assert 1 == 2, f"message {1}"
except AssertionError as error:
    print(repr(error))  # expect: AssertionError('message 1')
try:
    assert []
except AssertionError as error:
    print(repr(error))  # expect: AssertionError()
assert True, 1 / 0
print("fine")  # expect: fine
