def first[T](items: list[T]) -> T:
    return items[0]


class Box[T]:
    def __init__(self, item: T):
        self.item = item


print(first([3]), Box(4).item, first.__type_params__, list[int])  # expect: 3 4 (T,) list[int]
