class Named(set):
    pass
named = Named([1])
named.name = "n"
print(named.__reduce__()[1:], {1}.__reduce__()[1:], frozenset([2]).__reduce__()[1:])
# expect: (([1],), {'name': 'n'}) (([1],), None) (([2],), None)
