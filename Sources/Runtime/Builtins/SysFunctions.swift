/// The functions of `sys`.
enum SysFunctions {
    static let all: [Builtin] = exceptions + hooks + limits + introspection + auditing

    private static let exceptions: [Builtin] = [
        Builtin("exc_info", "()", "Return current exception information: (type, value, traceback).\n\nReturn information about the most recent exception caught by an except\nclause in the current stack frame or in an older stack frame.") { (vm, _) throws(ScriptException) in
            let exception = vm.handledException
            guard exception.isObject(of: .exception) else { return vm.makeTuple(.none, .none, .none) }
            return vm.makeTuple(Value(vm.type(of: exception)), exception, exception.exception.pointee.traceback)
        },
        Builtin("exception", "()", "Return the current exception.\n\nReturn the most recent exception caught by an except clause\nin the current stack frame or in an older stack frame, or None\nif no such clause exists.") { (vm, _) throws(ScriptException) in
            noneForUnset(vm.handledException)
        },
        Builtin("exit", "(status=None, /)", "Exit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the system exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one (i.e., failure).") { (vm, a) throws(ScriptException) in
            let arguments = a[0].isNone ? vm.runtime.pointee.emptyTuple : a[0].isObject(of: .tuple) ? a[0] : vm.makeTuple(a[0])
            throw vm.raise(try vm.call(Value(vm.exceptionType(.systemExit)), tuple: arguments))
        },
    ]

    private static let hooks: [Builtin] = [
        Builtin("displayhook", "(object, /)", "Print an object to sys.stdout and also save it in builtins._") { (vm, a) throws(ScriptException) in
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
        Builtin("excepthook", "(exctype, value, traceback, /)", "Handle an exception by displaying it with a traceback on sys.stderr.") { (vm, a) throws(ScriptException) in
            if a[1].isObject(of: .exception), a[1].exception.pointee.traceback.isNone, a[2].isObject(of: .traceback) {
                vm.replace(&a[1].exception.pointee.traceback, a[2])
            }
            vm.writeError(vm.formatException(a[1]))
            return .none
        },
        Builtin("unraisablehook", "(unraisable, /)", "Handle an unraisable exception.\n\nThe unraisable argument has the following attributes:\n\n* exc_type: Exception type.\n* exc_value: Exception value, can be None.\n* exc_traceback: Exception traceback, can be None.\n* err_msg: Error message, can be None.\n* object: Object causing the exception, can be None.") { (vm, a) throws(ScriptException) in
            try vm.displayUnraisable(a[0])
            return .none
        },
    ]

    private static let limits: [Builtin] = [
        Builtin("getrecursionlimit", "()", "Return the current value of the recursion limit.\n\nThe recursion limit is the maximum depth of the Python interpreter\nstack.  This limit prevents infinite recursion from causing an overflow\nof the C stack and crashing Python.") { (vm, _) throws(ScriptException) in
            Value(smallInt: vm.runtime.pointee.recursionLimit)
        },
        Builtin("setrecursionlimit", "(limit, /)", "Set the maximum depth of the Python interpreter stack to n.\n\nThis limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.  The highest possible limit is platform-\ndependent.") { (vm, a) throws(ScriptException) in
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
        Builtin("get_int_max_str_digits", "()", "Return the maximum string digits limit for non-binary int<->str conversions.") { (vm, _) throws(ScriptException) in
            Value(smallInt: vm.runtime.pointee.integerDigitLimit)
        },
        Builtin("set_int_max_str_digits", "(maxdigits)", "Set the maximum string digits limit for non-binary int<->str conversions.") { (vm, a) throws(ScriptException) in
            let limit = try vm.index(a[0])
            guard limit == 0 || limit >= 640 else { throw vm.valueError("maxdigits must be 0 or larger than 640") }
            vm.runtime.pointee.integerDigitLimit = limit
            return .none
        },
        Builtin("getsizeof", "(object, default=<unrepresentable>)", "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.") { (vm, a) throws(ScriptException) in
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
        Builtin("getrefcount", "(object, /)", "Return the reference count of object.\n\nThe count returned is generally one higher than you might expect,\nbecause it includes the (temporary) reference as an argument to\ngetrefcount().") { (_, a) throws(ScriptException) in
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
        Builtin("intern", "(string, /)", "``Intern'' the given string.\n\nThis enters the string in the (global) table of interned strings whose\npurpose is to speed up dictionary lookups. Return the string itself or\nthe previously interned string object with the same value.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("intern() argument must be str, not \(vm.typeName(a[0]))") }
            guard a[0].isExactString else { throw vm.typeError("can't intern \(vm.typeName(a[0]))") }
            return vm.intern(a[0])
        },
        Builtin("_getframe", "(depth=0, /)", "Return a frame object from the call stack.\n\nIf optional integer depth is given, return the frame object that many\ncalls below the top of the stack.  If that is deeper than the call\nstack, ValueError is raised.  The default for depth is zero, returning\nthe frame at the top of the call stack.") { (vm, a) throws(ScriptException) in
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
        Builtin("getdefaultencoding", "()", "Return the current default encoding used by the Unicode implementation.") { (vm, _) throws(ScriptException) in vm.intern("utf-8") },
        Builtin("getfilesystemencoding", "()", "Return the encoding used to convert Unicode filenames to OS filenames.") { (vm, _) throws(ScriptException) in vm.intern("utf-8") },
        Builtin("getfilesystemencodeerrors", "()", "Return the error mode used for Unicode to OS filename conversion.") { (vm, _) throws(ScriptException) in vm.intern("surrogateescape") },
        Builtin("is_finalizing", "()", "Return True if Python is exiting.") { (_, _) throws(ScriptException) in .false },
    ]
}

extension VM {
    /// Makes `sys.setrecursionlimit` hold for this thread's frame stack; two frames are the thread's own.
    public func applyRecursionLimit() {
        let most = ScriptRuntime.frameCapacity - 8
        state.pointee.frameLimit = state.pointee.frames + min(most, runtime.pointee.recursionLimit + 2)
    }
}
