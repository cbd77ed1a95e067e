import types


class Alias(types.GenericAlias):
    note = "own"


alias = Alias(list, (int,))
print(type(alias).__name__, alias.__origin__, alias.__args__, isinstance(alias, types.GenericAlias))  # expect: Alias <class 'list'> (<class 'int'>,) True
print(alias(range(2)), type(list[int]).__name__)  # expect: [0, 1] GenericAlias
print(sorted(set(dir(list[int])) - set(dir(list))))
# expect: ['__args__', '__bases__', '__copy__', '__deepcopy__', '__mro_entries__', '__origin__', '__parameters__', '__typing_unpacked_tuple_args__', '__unpacked__']
print(hasattr(list[int], "append"), hasattr(list[int], "__copy__"))  # expect: True False
