def f(x):
    return x is 1


text = "\d"
print(f(2), text, exec("assert (1, 2)"))  # expect: False \d None
# stderr: {script}:5: SyntaxWarning: invalid escape sequence '\d'
# stderr:   text = "\d"
# stderr: {script}:2: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# stderr:   return x is 1
# stderr: <string>:1: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# exit: 0
