class Greeter:
    def __init__(self, word):
        self.word = word

    def greet(self, name):
        return self.word + " " + name


hello = Greeter("hello").greet
print(hello("you"), Greeter.greet(Greeter("hi"), "me"), hello.__self__.word, hello == hello.__self__.greet)
# expect: hello you hi me hello True
append = [].append
append(1)
print(append.__self__, "abc".upper(), str.upper("x"), list(map(str.strip, [" a ", "b "])))
# expect: [1] ABC X ['a', 'b']
