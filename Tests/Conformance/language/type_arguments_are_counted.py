class One[T]:
    pass


class Two[K, V = int]:
    pass


class Many[*Ts]:
    pass


def function[**P](*args: P.args, **kwargs: P.kwargs):
    pass


print(One[int].__args__, Two[str].__args__, Two[str, int].__args__, Many[int, str].__args__)
# expect: (<class 'int'>,) (<class 'str'>, <class 'int'>) (<class 'str'>, <class 'int'>) (<class 'int'>, <class 'str'>)
for cls, arguments in ((One, (int, str)), (Two, (1, 2, 3)), (Two, ())):
    try:
        cls[arguments]
    except TypeError as error:
        print(str(error).replace("__main__.", ""))
# expect: Too many arguments for <class 'One'>; actual 2, expected 1
# expect: Too many arguments for <class 'Two'>; actual 3, expected 2
# expect: Too few arguments for <class 'Two'>; actual 0, expected at least 1
print(function.__annotations__)  # expect: {'args': P.args, 'kwargs': P.kwargs}
parameters = function.__type_params__[0]
print(parameters.args == parameters.args, parameters.args == parameters.kwargs, parameters.args.__origin__ is parameters)  # expect: True False True
type Alias = int
print(Alias.__module__, type(Alias).__module__)  # expect: __main__ typing
