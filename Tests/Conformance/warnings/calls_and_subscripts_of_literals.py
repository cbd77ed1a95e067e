import warnings


def warned(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "source.py", "exec")
    for item in log:
        print(item.message)  # expect: 'tuple' object is not callable; perhaps you missed a comma?
        # expect: 'str' object is not callable; perhaps you missed a comma?
        # expect: 'int' object is not callable; perhaps you missed a comma?
        # expect: 'NoneType' object is not callable; perhaps you missed a comma?
        # expect: 'str' object is not callable; perhaps you missed a comma?
        # expect: 'list' object is not callable; perhaps you missed a comma?
        # expect: 'dict' object is not callable; perhaps you missed a comma?
        # expect: 'set' object is not callable; perhaps you missed a comma?
        # expect: 'list' object is not callable; perhaps you missed a comma?
        # expect: 'generator' object is not callable; perhaps you missed a comma?
        # expect: list indices must be integers or slices, not str; perhaps you missed a comma?
        # expect: tuple indices must be integers or slices, not float; perhaps you missed a comma?
        # expect: str indices must be integers or slices, not tuple; perhaps you missed a comma?
        # expect: bytes indices must be integers or slices, not NoneType; perhaps you missed a comma?
        # expect: str indices must be integers or slices, not str; perhaps you missed a comma?
        # expect: list indices must be integers or slices, not dict; perhaps you missed a comma?
        # expect: str indices must be integers or slices, not function; perhaps you missed a comma?
        # expect: 'set' object is not subscriptable; perhaps you missed a comma?
        # expect: 'NoneType' object is not subscriptable; perhaps you missed a comma?
        # expect: 'int' object is not subscriptable; perhaps you missed a comma?
        # expect: 'bool' object is not subscriptable; perhaps you missed a comma?
        # expect: 'ellipsis' object is not subscriptable; perhaps you missed a comma?
        # expect: 'function' object is not subscriptable; perhaps you missed a comma?
        # expect: 'generator' object is not subscriptable; perhaps you missed a comma?


warned("[(1, 2) (3, 4)]")
warned("'a' 'b' (1); 1 (2); None (1); f'{x}' (2)")
warned("[] (1); {} (1); {1} (1); [i for i in x] (1); (i for i in x) (1)")
warned("[1] ['a']; (1, 2) [1.5]; 'abc' [x, 1]; b'' [None]; f'{x}' ['a']; [1] [{}]; 'a' [lambda: 1]")
warned("{1} [0]; None [1]; 1 [1]; True [0]; ... [1]; (lambda: 1) [0]; (i for i in x) [0]")
warned("[1] [True]; [1] [x]; [1] [1:2]; {1: 2} ['a']; (lambda: 1) (); 'a'.join (x)")
