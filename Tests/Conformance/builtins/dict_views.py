d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)])
print(len(keys), "c" in keys, ("a", 1) in items, 3 in values, keys & {"a", "z"}, sorted(keys | {"q"}),
      sorted(keys - {"a"}), keys == {"a", "b", "c"})
# expect: 3 True True True {'a'} ['a', 'b', 'c', 'q'] ['b', 'c'] True
print(sorted(items ^ {("a", 1), ("k", 2)}), keys.isdisjoint("xyz"), list(reversed(keys)))
# expect: [('b', 2), ('c', 3), ('k', 2)] True ['c', 'b', 'a']
