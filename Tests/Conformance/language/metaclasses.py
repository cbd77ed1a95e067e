class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        namespace["tag"] = options.get("tag", "none")
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    @classmethod
    def __prepare__(meta, name, bases, **options):
        return {"prepared": True}

    def __call__(cls, *args):
        return ("made by meta", super().__call__(*args))

    def __len__(cls):
        return 99


class Base(metaclass=Meta, tag="t"):
    pass


print(Base.tag, Base.prepared, len(Base), type(Base).__name__)  # expect: t True 99 Meta
print(Base()[0], isinstance(Base()[1], Base))  # expect: made by meta True
