/// `anext_awaitable`: what `anext` with a default gives. A record of the awaitable that it drives and of the default.
enum AnextAwaitableType {
    static let declaration = TypeDeclaration("anext_awaitable", "", kind: .record, flags: [], methods: [
        Builtin("__await__", "(self, /)", "Gives the iterator that `await` drives.") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (_, a) throws(ScriptException) in a[0] },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            try vm.advance(a[0], "__next__") { (iterator) throws(ScriptException) in
                if iterator.isObject(of: .generator) { return try vm.send(iterator.generator, .none) }
                return try vm.callSpecial(vm.special(of: iterator, .next), iterator)
            }
        },
        Builtin("send", "(self, arg, /)", "") { (vm, a) throws(ScriptException) in
            try vm.advance(a[0], "send") { (iterator) throws(ScriptException) in try vm.callMethod(iterator, vm.intern("send"), a[1]) }
        },
        Builtin("throw", "(self, type, value=None, traceback=None, /)", "") { (vm, a) throws(ScriptException) in
            try vm.advance(a[0], "throw") { (iterator) throws(ScriptException) in
                // The form of three arguments, which is deprecated, only where it is meant.
                if a[2].isNone && a[3].isNone { return try vm.callMethod(iterator, vm.intern("throw"), a[1]) }
                return try vm.callMethod(iterator, vm.intern("throw"), a[1], a[2], a[3])
            }
        },
        Builtin("close", "(self, /)", "") { (vm, a) throws(ScriptException) in
            try vm.advance(a[0], "close") { (iterator) throws(ScriptException) in try vm.callMethod(iterator, vm.intern("close")) }
        },
    ])
}

extension VM {
    /// `anext(iterator, fallback)`, a temporary.
    func makeAnextAwaitable(_ awaitable: Value, fallback: Value) -> Value {
        makeRecord(kind: .record, type: types.pointee.anextAwaitable, awaitable, fallback)
    }

    /// Takes a step of what is driven. Where that ends by StopAsyncIteration, the default is the result, by StopIteration.
    fileprivate func advance(_ value: Value, _ method: StaticString, _ step: (Value) throws(ScriptException) -> Value) throws(ScriptException) -> Value {
        guard value.isObject(of: .record), value.header.pointee.type == types.pointee.anextAwaitable else { throw foreignReceiver(value, types.pointee.anextAwaitable, method) }
        do throws(ScriptException) { return try step(try awaitIterator(value.record.values[0])) } catch {
            guard raisedMatches(.stopAsyncIteration) else { throw error }
            _ = takeRaised()
            throw stopIteration(value.record.values[1])
        }
    }
}
