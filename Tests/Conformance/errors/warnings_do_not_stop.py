x = eval("5 is 5")
print(x)  # expect: True
# stderr: <string>:1: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# exit: 0
