import sys

try:
    print >> sys.stderr, "text"
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for >>: 'builtin_function_or_method' and '_io.TextIOWrapper'. Did you mean "print(<message>, file=<output_stream>)"?
