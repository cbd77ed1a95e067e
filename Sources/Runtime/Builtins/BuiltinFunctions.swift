/// The functions of `builtins`, by theme.
enum BuiltinFunctions {
    static let all: [Builtin] = attributes + classes + numbers + iteration + text + scopes

    private static let attributes: [Builtin] = [
        Builtin("getattr", "(object, name, default=<unrepresentable>, /)", "The attribute of that name; default, or an AttributeError without one, where there is none.") { (vm, a) throws(ScriptException) in
            let name = try vm.attributeName(a[1])
            if a[2].isUnset { return try vm.getAttribute(a[0], name) }
            let found = try vm.getAttributeOrUnset(a[0], name)
            return found.isUnset ? a[2] : found
        },
        Builtin("setattr", "(obj, name, value, /)", "Binds the attribute of that name, as `obj.name = value` does.") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(a[0], try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("delattr", "(obj, name, /)", "Deletes the attribute of that name, as `del obj.name` does.") { (vm, a) throws(ScriptException) in
            try vm.setAttribute(a[0], try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("hasattr", "(obj, name, /)", "Tells whether getattr() finds an attribute of that name.") { (vm, a) throws(ScriptException) in
            Value(!(try vm.getAttributeOrUnset(a[0], try vm.attributeName(a[1]))).isUnset)
        },
        Builtin("callable", "(obj, /)", "Tells whether the object can be called.") { (vm, a) throws(ScriptException) in
            Value(vm.isCallable(a[0]))
        },
        Builtin("id", "(obj, /)", "A number that no other object has while this one lives.") { (vm, a) throws(ScriptException) in
            vm.makeInt(a[0].bits)
        },
        Builtin("hash", "(obj, /)", "The object's hash, the same for equal objects; TypeError where it has none.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.hash(a[0]))
        },
    ]

    private static let classes: [Builtin] = [
        Builtin("isinstance", "(obj, class_or_tuple, /)", "Tells whether obj is of the class, one of its subclasses, or of any class in a tuple or union.") { (vm, a) throws(ScriptException) in
            Value(try vm.isInstance(a[0], of: a[1]))
        },
        Builtin("issubclass", "(cls, class_or_tuple, /)", "Tells whether cls is the class, derives from it, or from any class in a tuple or union.") { (vm, a) throws(ScriptException) in
            Value(try vm.isSubclass(a[0], of: a[1]))
        },
        Builtin("__build_class__", "(func, name, /, *bases, metaclass=<unrepresentable>, **kwds)", "Makes the class of a class statement: runs the body `func` in a fresh namespace and calls the metaclass.") { (vm, a) throws(ScriptException) in
            if !a[3].isUnset { vm.insert(a[4].dict, string: vm.intern("metaclass"), a[3]) }
            return try vm.buildClass(a[0], a[1], bases: a[2], keywords: a[4])
        },
    ]

    private static let numbers: [Builtin] = [
        Builtin("abs", "(x, /)", "The magnitude of a number.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .abs)
            guard !method.isUnset else { throw vm.typeError("bad operand type for abs(): '\(vm.messageTypeName(a[0]))'") }
            return try vm.callSpecial(method, a[0])
        },
        Builtin("divmod", "(x, y, /)", "The pair (x // y, x % y).") { (vm, a) throws(ScriptException) in
            try vm.binarySpecial(a[0], a[1], .divmod, .rdivmod) { "unsupported operand type(s) for divmod(): '\($0)' and '\($1)'" }
        },
        Builtin("pow", "(base, exp, mod=None)", """
            base to the power exp; with mod the remainder, found without the large power.

                >>> pow(7, 100, 10)
                1
            """) { (vm, a) throws(ScriptException) in
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
        Builtin("round", "(number, ndigits=None)", """
            The number with ndigits decimal places; an integer without them. Halves go to the even neighbour.

                >>> round(2.5)
                2
            """) { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .round)
            guard !method.isUnset else { throw vm.typeError("type \(vm.typeName(a[0])) doesn't define __round__ method") }
            return a[1].isNone ? try vm.callSpecial(method, a[0]) : try vm.callSpecial(method, a[0], a[1])
        },
        Builtin("sum", "(iterable, /, start=0)", "start plus all the items.") { (vm, a) throws(ScriptException) in
            try vm.sum(a[0], start: a[1].isUnset ? Value(smallInt: 0) : a[1])
        },
        Builtin("min", "(*args, key=None, default=<unrepresentable>)", """
            The least of the arguments, or of the items of the only one, compared by key.

            Without items it is default, or a ValueError.
            """, direct: { (vm, a) throws(ScriptException) in
            try vm.extremeItem(UnsafeBufferPointer(start: a.base, count: a.count), .lt)
        }) { (vm, a) throws(ScriptException) in
            try vm.extreme("min", a[0], key: a[1], fallback: a[2], .lt)
        },
        Builtin("max", "(*args, key=None, default=<unrepresentable>)", """
            The greatest of the arguments, or of the items of the only one, compared by key.

            Without items it is default, or a ValueError.
            """, direct: { (vm, a) throws(ScriptException) in
            try vm.extremeItem(UnsafeBufferPointer(start: a.base, count: a.count), .gt)
        }) { (vm, a) throws(ScriptException) in
            try vm.extreme("max", a[0], key: a[1], fallback: a[2], .gt)
        },
    ]

    private static let iteration: [Builtin] = [
        Builtin("len", "(obj, /)", "How many items the object holds.") { (vm, a) throws(ScriptException) in vm.makeInt(try vm.length(a[0])) },
        Builtin("iter", "(object, sentinel=<unrepresentable>, /)", "An iterator over the object; with sentinel, one that calls the object until it gives that value.") { (vm, a) throws(ScriptException) in
            if a[1].isUnset { return try vm.iterate(a[0]) }
            guard vm.isCallable(a[0]) else { throw vm.typeError("iter(v, w): v must be callable") }
            return vm.makeIterator(vm.types.pointee.callableIterator, source: a[0], second: a[1], step: stepCallable)
        },
        Builtin("next", "(iterator, default=<unrepresentable>, /)", "The iterator's next item; at its end default, or StopIteration without one.") { (vm, a) throws(ScriptException) in
            try vm.nextItem(a[0], fallback: a[1])
        },
        Builtin("aiter", "(async_iterable, /)", "The asynchronous iterator of an asynchronous iterable.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .aiter)
            guard !method.isUnset else { throw vm.typeError("'\(vm.typeName(a[0]))' object is not an async iterable") }
            let iterator = try vm.callSpecial(method, a[0])
            guard !vm.special(of: iterator, .anext).isUnset else { throw vm.typeError("aiter() returned not an async iterator of type '\(vm.typeName(iterator))'") }
            return iterator
        },
        Builtin("anext", "(aiterator, default=<unrepresentable>, /)", "An awaitable of the iterator's next item; at its end default, or StopAsyncIteration without one.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .anext)
            guard !method.isUnset else { throw vm.typeError("'\(vm.typeName(a[0]))' object is not an async iterator") }
            let awaitable = try vm.callSpecial(method, a[0])
            return a[1].isUnset ? awaitable : vm.makeAnextAwaitable(awaitable, fallback: a[1])
        },
        Builtin("any", "(iterable, /)", "Tells whether at least one item counts as true.") { (vm, a) throws(ScriptException) in
            var found = false
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                found = try vm.isTrue(item)
                return !found
            }
            return Value(found)
        },
        Builtin("all", "(iterable, /)", "Tells whether no item counts as false.") { (vm, a) throws(ScriptException) in
            var holds = true
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                holds = try vm.isTrue(item)
                return holds
            }
            return Value(holds)
        },
        Builtin("sorted", "(iterable, /, *, key=None, reverse=False)", "A new list of the items in order, compared by key; equal ones keep their order.") { (vm, a) throws(ScriptException) in
            let list = try vm.makeList(from: a[0])
            try vm.sort(list, key: a[1], reverse: try vm.isTrue(a[2]))
            return Value(list)
        },
    ]

    private static let text: [Builtin] = [
        Builtin("repr", "(obj, /)", "Text that shows the object to a programmer, source text where that can be.") { (vm, a) throws(ScriptException) in try vm.repr(a[0]) },
        Builtin("ascii", "(obj, /)", "repr() with everything beyond ASCII escaped.") { (vm, a) throws(ScriptException) in
            try vm.ascii(a[0])
        },
        Builtin("format", "(value, format_spec='', /)", """
            The value's text as the format specification asks.

                >>> format(255, '#06x')
                '0x00ff'
            """) { (vm, a) throws(ScriptException) in
            guard a[1].isString else { throw vm.typeError("format() argument 2 must be str, not \(vm.argumentTypeName(a[1]))") }
            return try vm.format(a[0], a[1])
        },
        Builtin("chr", "(i, /)", "The character with the code point i; ValueError unless 0 <= i <= 0x10ffff.") { (vm, a) throws(ScriptException) in
            guard let number = vm.intValue(try vm.indexValue(a[0])), let codePoint = UInt32(exactly: number), codePoint <= 0x10FFFF else { throw vm.valueError("chr() arg not in range(0x110000)") }
            return vm.makeString(codePoint: codePoint)
        },
        Builtin("ord", "(c, /)", "The code point of a character.") { (vm, a) throws(ScriptException) in try vm.ordinal(a[0]) },
        Builtin("bin", "(number, /)", """
            The integer as base 2 text.

                >>> bin(-5)
                '-0b101'
            """) { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try vm.indexValue(a[0]), base: 2, prefix: true)
        },
        Builtin("oct", "(number, /)", """
            The integer as base 8 text.

                >>> oct(8)
                '0o10'
            """) { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try vm.indexValue(a[0]), base: 8, prefix: true)
        },
        Builtin("hex", "(number, /)", """
            The integer as base 16 text.

                >>> hex(446)
                '0x1be'
            """) { (vm, a) throws(ScriptException) in
            try vm.formatInteger(try vm.indexValue(a[0]), base: 16, prefix: true)
        },
        Builtin("print", "(*args, sep=' ', end='\\n', file=None, flush=False)", """
            Writes the texts of the arguments to a file, to sys.stdout if it is None.

            sep stands between them, end after the last; flush writes out what the file holds back.
            """) { (vm, a) throws(ScriptException) in
            try vm.print(a[0].tuple, separator: a[1], end: a[2], file: a[3], flush: a[4])
            return .none
        },
        Builtin("input", "(prompt='', /)", "Shows the prompt and reads a line, without its newline; EOFError at the end of the input.") { (vm, a) throws(ScriptException) in
            try vm.input(prompt: a[0])
        },
    ]

    private static let scopes: [Builtin] = [
        Builtin("dir", "(object=<unrepresentable>, /)", "Names of the object's attributes in order; without an object the names here.") { (vm, a) throws(ScriptException) in
            try vm.directory(a[0])
        },
        Builtin("vars", "(object=<unrepresentable>, /)", "The object's __dict__; without an object locals().") { (vm, a) throws(ScriptException) in
            if a[0].isUnset { return try vm.currentLocals() }
            let dict = try vm.getAttributeOrUnset(a[0], vm.name(.dictAttribute))
            if dict.isUnset { throw vm.typeError("vars() argument must have __dict__ attribute") }
            return dict
        },
        Builtin("globals", "()", "The namespace of the module that this code belongs to.") { (vm, _) throws(ScriptException) in
            guard let globals = vm.currentGlobals else { throw vm.raise(.systemError, "globals(): no frame") }
            return Value(globals)
        },
        Builtin("locals", "()", "The names bound here, as a dict; in a function a copy.") { (vm, _) throws(ScriptException) in
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
