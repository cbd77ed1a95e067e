/// The functions of `sys`.
enum SysFunctions {
    static let all: [Builtin] = exceptions + hooks + limits + introspection + auditing + tracing + coroutines + threads

    private static let exceptions: [Builtin] = [
        Builtin("exc_info", "()", "Type, value and traceback of the exception being handled; three times None without one.") { (vm, _) throws(ScriptException) in
            let exception = vm.handledException
            guard exception.isObject(of: .exception) else { return vm.makeTuple(.none, .none, .none) }
            return vm.makeTuple(Value(vm.type(of: exception)), exception, exception.exception.pointee.traceback)
        },
        Builtin("exception", "()", "The exception being handled, or None.") { (vm, _) throws(ScriptException) in
            noneForUnset(vm.handledException)
        },
        Builtin("exit", "(status=None, /)", "Raises SystemExit: ends with that status, 0 for None, 1 for anything that is no number, which is shown.") { (vm, a) throws(ScriptException) in
            let arguments = a[0].isNone ? vm.runtime.pointee.emptyTuple : a[0].isObject(of: .tuple) ? a[0] : vm.makeTuple(a[0])
            throw vm.raise(try vm.call(Value(vm.exceptionType(.systemExit)), tuple: arguments))
        },
    ]

    private static let hooks: [Builtin] = [
        Builtin("displayhook", "(object, /)", "Shows the value of an expression that was typed and keeps it as `_`; None is passed over.") { (vm, a) throws(ScriptException) in
            if a[0].isNone { return .none }
            let builtins = vm.runtime.pointee.builtins.dict, last = vm.intern("_")
            vm.insert(builtins, string: last, .none)
            let stream = vm.sysAttribute("stdout")
            if stream.isUnset { throw vm.raise(.runtimeError, "lost sys.stdout") }
            if !stream.isNone {
                _ = try vm.callMethod(stream, vm.intern("write"), try vm.repr(a[0]))
                _ = try vm.callMethod(stream, vm.intern("write"), vm.runtime.pointee.singleCharacters[10])
            }
            vm.insert(builtins, string: last, a[0])
            return .none
        },
        Builtin("excepthook", "(exctype, value, traceback, /)", "Shows an exception that nothing handled, with its traceback.") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .exception) || a[1].isNone else {
                vm.writeError(Array("TypeError: print_exception(): Exception expected for value, \(vm.typeName(a[1])) found\n".utf8))
                return .none
            }
            if a[1].isObject(of: .exception), a[1].exception.pointee.traceback.isNone, a[2].isObject(of: .traceback) {
                vm.replace(&a[1].exception.pointee.traceback, a[2])
            }
            vm.writeError(vm.formatException(a[1]))
            return .none
        },
        Builtin("unraisablehook", "(unraisable, /)", "Shows an exception that could not be raised, in a __del__ for example.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .tuple), vm.type(of: a[0]) == vm.types.pointee.unraisableReport else {
                throw vm.typeError("sys.unraisablehook argument type must be UnraisableHookArgs")
            }
            vm.displayUnraisable((0..<a[0].tuple.count).map { a[0].tuple.items[$0] })
            return .none
        },
    ]

    private static let limits: [Builtin] = [
        Builtin("getrecursionlimit", "()", "How deep calls may nest.") { (vm, _) throws(ScriptException) in
            Value(smallInt: vm.runtime.pointee.recursionLimit)
        },
        Builtin("setrecursionlimit", "(limit, /)", "Sets how deep calls may nest before RecursionError.") { (vm, a) throws(ScriptException) in
            let limit = Int(try vm.int32(a[0]))
            guard limit >= 1 else { throw vm.valueError("recursion limit must be greater or equal than 1") }
            let depth = vm.state.pointee.frame - vm.state.pointee.frames
            guard depth < limit else {
                throw vm.raise(.recursionError, "cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low")
            }
            vm.runtime.pointee.recursionLimit = limit
            vm.applyRecursionLimit()
            return .none
        },
        Builtin("get_int_max_str_digits", "()", "How many digits an integer may have where it is read from or turned into decimal text.") { (vm, _) throws(ScriptException) in
            Value(smallInt: vm.runtime.pointee.integerDigitLimit)
        },
        Builtin("set_int_max_str_digits", "(maxdigits)", "Sets how many digits an integer may have where it is read from or turned into decimal text; 0 for any.") { (vm, a) throws(ScriptException) in
            let limit = try vm.index(a[0])
            guard limit == 0 || limit >= 640 else { throw vm.valueError("maxdigits must be 0 or larger than 640") }
            vm.runtime.pointee.integerDigitLimit = limit
            return .none
        },
        Builtin("getsizeof", "(object, default=<unrepresentable>)", "Bytes that the object itself takes, what it refers to left out.") { (vm, a) throws(ScriptException) in
            let method = vm.special(of: a[0], .sizeof)
            guard !method.isUnset else {
                if !a[1].isUnset { return a[1] }
                throw vm.typeError("Type \(vm.typeName(a[0])) doesn't define __sizeof__")
            }
            let size = try vm.index(try vm.callSpecial(method, a[0]))
            guard size >= 0 else { throw vm.valueError("__sizeof__() should return >= 0") }
            return vm.makeInt(size)
        },
    ]

    private static let introspection: [Builtin] = [
        Builtin("getrefcount", "(object, /)", "How many references there are to the object, the argument among them.") { (_, a) throws(ScriptException) in
            Value(smallInt: a[0].isObject ? Int(a[0].header.pointee.count) : Int(UInt32.max))
        },
        Builtin("audit", "(event, /, *args)", "Tell the audit hooks that something is about to happen.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("expected str for argument 'event', not \(vm.typeName(a[0]))") }
            let hooks = vm.sysAttribute("__audit_hooks__")
            guard hooks.isObject(of: .list) else { return .none }
            for index in 0..<hooks.list.count where index < hooks.list.count { _ = try vm.call(hooks.list[index], a[0], a[1]) }
            return .none
        },
        Builtin("addaudithook", "(hook)", "Have `hook(event, arguments)` called at each audit event.") { (vm, a) throws(ScriptException) in
            var hooks = vm.sysAttribute("__audit_hooks__")
            if !hooks.isObject(of: .list) {
                hooks = Value(vm.makeList())
                try vm.setAttribute(vm.runtime.pointee.sysModule, vm.intern("__audit_hooks__"), hooks)
            }
            hooks.list.append(a[0])
            return .none
        },
        Builtin("intern", "(string, /)", "The one string of this text that names share.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("intern() argument must be str, not \(vm.argumentTypeName(a[0]))") }
            guard a[0].isExactString else { throw vm.typeError("can't intern \(vm.typeName(a[0]))") }
            return vm.intern(a[0])
        },
        Builtin("_getframe", "(depth=0, /)", "The running frame, or the one so many callers up; ValueError beyond the first.") { (vm, a) throws(ScriptException) in
            var depth = max(0, try vm.index(a[0]))
            var frame = vm.state.pointee.frame
            while frame > vm.state.pointee.frames {
                if frame.pointee.code != vm.state.pointee.haltCode {
                    if depth == 0 { return vm.keep(vm.frameObject(frame)) }
                    depth -= 1
                }
                frame -= 1
            }
            throw vm.valueError("call stack is not deep enough")
        },
        Builtin("getdefaultencoding", "()", "'utf-8': what str.encode() takes by default.") { (vm, _) throws(ScriptException) in vm.intern("utf-8") },
        Builtin("getfilesystemencoding", "()", "Name of the encoding of paths and arguments.") { (vm, _) throws(ScriptException) in vm.intern("utf-8") },
        Builtin("getfilesystemencodeerrors", "()", "How paths that do not fit the encoding are treated: 'surrogateescape'.") { (vm, _) throws(ScriptException) in vm.intern("surrogateescape") },
        Builtin("is_finalizing", "()", "Tells whether the interpreter is ending.") { (_, _) throws(ScriptException) in .false },
    ]
}

extension VM {
    /// Makes `sys.setrecursionlimit` hold for this thread's frame stack; two frames are the thread's own.
    public func applyRecursionLimit() {
        let most = ScriptRuntime.frameCapacity - 8
        state.pointee.frameLimit = state.pointee.frames + min(most, runtime.pointee.recursionLimit + 2)
    }
}
