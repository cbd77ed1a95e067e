/// The functions of `builtins`, by theme.
enum BuiltinFunctions {
    static let all: [Builtin] = attributes + classes + numbers + iteration + text + scopes

    private static let attributes: [Builtin] = [
        Builtin("getattr", "(object, name, default=<unrepresentable>, /)", "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.") { (vm, a) throws(ScriptException) in
            let name = try vm.attributeName(a[1])
            if a[2].isUnset { return try vm.getAttribute(a[0], name) }
            let found = try vm.getAttributeOrUnset(a[0], name)
            return found.isUnset ? a[2] : found
        },
        Builtin("setattr", "(obj, name, value, /)", "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(a[0], try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("delattr", "(obj, name, /)", "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(a[0], try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("hasattr", "(obj, name, /)", "Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.") { (vm, a) throws(ScriptException) in
            Value(!(try vm.getAttributeOrUnset(a[0], try vm.attributeName(a[1]))).isUnset)
        },
        Builtin("callable", "(obj, /)", "Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.") { (vm, a) throws(ScriptException) in
            Value(vm.isCallable(a[0]))
        },
        Builtin("id", "(obj, /)", "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.") { (vm, a) throws(ScriptException) in
            vm.makeInt(a[0].bits)
        },
        Builtin("hash", "(obj, /)", "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.hash(a[0]))
        },
    ]

    private static let classes: [Builtin] = [
        Builtin("isinstance", "(obj, class_or_tuple, /)", "Return whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.") { (vm, a) throws(ScriptException) in
            Value(try vm.isInstance(a[0], of: a[1]))
        },
        Builtin("issubclass", "(cls, class_or_tuple, /)", "Return whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.") { (vm, a) throws(ScriptException) in
            Value(try vm.isSubclass(a[0], of: a[1]))
        },
        Builtin("__build_class__", "(func, name, /, *bases, metaclass=<unrepresentable>, **kwds)", "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.") { (vm, a) throws(ScriptException) in
            if !a[3].isUnset { vm.insert(a[4].dict, string: vm.intern("metaclass"), a[3]) }
            return try vm.buildClass(a[0], a[1], bases: a[2], keywords: a[4])
        },
    ]

    private static let numbers: [Builtin] = [
        Builtin("abs", "(x, /)", "Return the absolute value of the argument.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .abs)
            guard !method.isUnset else { throw vm.typeError("bad operand type for abs(): '\(vm.typeName(a[0]))'") }
            return try vm.callSpecial(method, a[0])
        },
        Builtin("divmod", "(x, y, /)", "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.") { (vm, a) throws(ScriptException) in
            try vm.binarySpecial(a[0], a[1], .divmod, .rdivmod) { "unsupported operand type(s) for divmod(): '\($0)' and '\($1)'" }
        },
        Builtin("pow", "(base, exp, mod=None)", "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.") { (vm, a) throws(ScriptException) in
            if a[2].isNone {
                return try vm.binarySpecial(a[0], a[1], .pow, .rpow) { "unsupported operand type(s) for ** or pow(): '\($0)' and '\($1)'" }
            }
            let method = vm.special(of: a[0], .pow)
            if !method.isUnset {
                let result = try vm.callSpecial(method, a[0], a[1], a[2])
                if !result.isNotImplemented { return result }
            }
            throw vm.typeError("unsupported operand type(s) for ** or pow(): '\(vm.typeName(a[0]))', '\(vm.typeName(a[1]))', '\(vm.typeName(a[2]))'")
        },
        Builtin("round", "(number, ndigits=None)", "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .round)
            guard !method.isUnset else { throw vm.typeError("type \(vm.typeName(a[0])) doesn't define __round__ method") }
            return a[1].isNone ? try vm.callSpecial(method, a[0]) : try vm.callSpecial(method, a[0], a[1])
        },
        Builtin("sum", "(iterable, /, start=0)", "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types.") { (vm, a) throws(ScriptException) in
            try vm.sum(a[0], start: a[1].isUnset ? Value(smallInt: 0) : a[1])
        },
        Builtin("min", "(*args, key=None, default=<unrepresentable>)", "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument.") { (vm, a) throws(ScriptException) in
            try vm.extreme("min", a[0], key: a[1], fallback: a[2], .lt)
        },
        Builtin("max", "(*args, key=None, default=<unrepresentable>)", "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument.") { (vm, a) throws(ScriptException) in
            try vm.extreme("max", a[0], key: a[1], fallback: a[2], .gt)
        },
    ]

    private static let iteration: [Builtin] = [
        Builtin("len", "(obj, /)", "Return the number of items in a container.") { (vm, a) throws(ScriptException) in vm.makeInt(try vm.length(a[0])) },
        Builtin("iter", "(object, sentinel=<unrepresentable>, /)", "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.\nIn the first form, the argument must supply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.") { (vm, a) throws(ScriptException) in
            if a[1].isUnset { return try vm.iterate(a[0]) }
            guard vm.isCallable(a[0]) else { throw vm.typeError("iter(v, w): v must be callable") }
            return vm.makeIterator(vm.types.pointee.callableIterator, source: a[0], second: a[1], step: stepCallable)
        },
        Builtin("next", "(iterator, default=<unrepresentable>, /)", "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration.") { (vm, a) throws(ScriptException) in
            try vm.nextItem(a[0], fallback: a[1])
        },
        Builtin("aiter", "(async_iterable, /)", "Return an AsyncIterator for an AsyncIterable object.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .aiter)
            guard !method.isUnset else { throw vm.typeError("'\(vm.typeName(a[0]))' object is not an async iterable") }
            let iterator = try vm.callSpecial(method, a[0])
            guard !vm.special(of: iterator, .anext).isUnset else { throw vm.typeError("aiter() returned not an async iterator of type '\(vm.typeName(iterator))'") }
            return iterator
        },
        Builtin("anext", "(aiterator, /)", "Return the next item from the async iterator.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .anext)
            guard !method.isUnset else { throw vm.typeError("'\(vm.typeName(a[0]))' object is not an async iterator") }
            return try vm.callSpecial(method, a[0])
        },
        Builtin("any", "(iterable, /)", "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.") { (vm, a) throws(ScriptException) in
            var found = false
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                found = try vm.isTrue(item)
                return !found
            }
            return Value(found)
        },
        Builtin("all", "(iterable, /)", "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.") { (vm, a) throws(ScriptException) in
            var holds = true
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                holds = try vm.isTrue(item)
                return holds
            }
            return Value(holds)
        },
        Builtin("sorted", "(iterable, /, *, key=None, reverse=False)", "Return a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.") { (vm, a) throws(ScriptException) in
            let list = try vm.makeList(from: a[0])
            try vm.sort(list, key: a[1], reverse: try vm.isTrue(a[2]))
            return Value(list)
        },
    ]

    private static let text: [Builtin] = [
        Builtin("repr", "(obj, /)", "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.") { (vm, a) throws(ScriptException) in try vm.repr(a[0]) },
        Builtin("ascii", "(obj, /)", "Return an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in Python 2.") { (vm, a) throws(ScriptException) in
            try vm.ascii(a[0])
        },
        Builtin("format", "(value, format_spec='', /)", "Return type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING')\nfor details.") { (vm, a) throws(ScriptException) in
            guard a[1].isString else { throw vm.typeError("format() argument 2 must be str, not \(vm.typeName(a[1]))") }
            return try vm.format(a[0], a[1])
        },
        Builtin("chr", "(i, /)", "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.") { (vm, a) throws(ScriptException) in
            let number = try vm.index(a[0])
            guard let codePoint = UInt32(exactly: number), codePoint <= 0x10FFFF else { throw vm.valueError("chr() arg not in range(0x110000)") }
            return vm.makeString(codePoint: codePoint)
        },
        Builtin("ord", "(c, /)", "Return the Unicode code point for a one-character string.") { (vm, a) throws(ScriptException) in try vm.ordinal(a[0]) },
        Builtin("bin", "(number, /)", "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'") { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try vm.indexValue(a[0]), base: 2, prefix: true)
        },
        Builtin("oct", "(number, /)", "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'") { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try vm.indexValue(a[0]), base: 8, prefix: true)
        },
        Builtin("hex", "(number, /)", "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'") { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try vm.indexValue(a[0]), base: 16, prefix: true)
        },
        Builtin("print", "(*args, sep=' ', end='\\n', file=None, flush=False)", "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.") { (vm, a) throws(ScriptException) in
            try vm.print(a[0].tuple, separator: a[1], end: a[2], file: a[3], flush: a[4])
            return .none
        },
        Builtin("input", "(prompt='', /)", "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available.") { (vm, a) throws(ScriptException) in
            try vm.input(prompt: a[0])
        },
    ]

    private static let scopes: [Builtin] = [
        Builtin("dir", "(object=<unrepresentable>, /)", "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it.") { (vm, a) throws(ScriptException) in
            try vm.directory(a[0])
        },
        Builtin("vars", "(object=<unrepresentable>, /)", "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.") { (vm, a) throws(ScriptException) in
            if a[0].isUnset { return try vm.currentLocals() }
            let dict = try vm.getAttributeOrUnset(a[0], vm.name(.dictAttribute))
            if dict.isUnset { throw vm.typeError("vars() argument must have __dict__ attribute") }
            return dict
        },
        Builtin("globals", "()", "Return the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.") { (vm, _) throws(ScriptException) in
            guard let globals = vm.currentGlobals else { throw vm.raise(.systemError, "globals(): no frame") }
            return Value(globals)
        },
        Builtin("locals", "()", "Return a dictionary containing the current scope's local variables.\n\nNOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees.") { (vm, _) throws(ScriptException) in
            try vm.currentLocals()
        },
    ]
}

/// `iter(callable, sentinel)`.
private func stepCallable(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let callable = iterator.pointee.source
    guard !callable.isUnset else { return .unset }
    vm.keep(callable)
    let sentinel = vm.keep(iterator.pointee.second)
    do throws(ScriptException) {
        let result = try vm.call(callable)
        if !(try vm.isEqual(sentinel, result)) { return result }
    } catch {
        guard vm.raisedMatches(.stopIteration) else { throw error }
        _ = vm.takeRaised()
    }
    store(.unset, in: &iterator.pointee.source)
    store(.unset, in: &iterator.pointee.second)
    return .unset
}
