extension SysFunctions {
    static let coroutines: [Builtin] = [
        Builtin("get_coroutine_origin_tracking_depth", "()", "How many frames `cr_origin` tells of.") { (vm, _) throws(ScriptException) in
            Value(smallInt: vm.state.pointee.originDepth)
        },
        Builtin("set_coroutine_origin_tracking_depth", "(depth)", "Sets how many frames `cr_origin` of coroutines made from now on tells of.") { (vm, a) throws(ScriptException) in
            let depth = Int(try vm.int32(a[0]))
            guard depth >= 0 else { throw vm.valueError("depth must be >= 0") }
            vm.state.pointee.originDepth = depth
            return .none
        },
        Builtin("get_asyncgen_hooks", "()", "What set_asyncgen_hooks() has set for this thread.") { (vm, _) throws(ScriptException) in
            if !vm.runtime.pointee.asyncGeneratorHooksType.isObject {
                vm.replace(&vm.runtime.pointee.asyncGeneratorHooksType, Value(SysModule.asyncGeneratorHooks.makeType(vm)))
            }
            return StructSequence.make(vm, vm.runtime.pointee.asyncGeneratorHooksType.type_,
                                       [noneForUnset(vm.state.pointee.firstIterationHook), noneForUnset(vm.state.pointee.finalizerHook)])
        },
        Builtin("set_asyncgen_hooks", "(firstiter=<unrepresentable>, finalizer=<unrepresentable>)", "Sets what is called when an asynchronous generator is iterated first, and in place of ending one that is dropped.") { (vm, a) throws(ScriptException) in
            for (index, name) in ["firstiter", "finalizer"].enumerated() where !a[index].isNoneOrUnset && !vm.isCallable(a[index]) {
                throw vm.typeError("callable \(name) expected, got \(vm.typeName(a[index]))")
            }
            vm.setAsyncGeneratorHooks(firstIteration: a[0].isUnset ? vm.state.pointee.firstIterationHook : a[0],
                                      finalizer: a[1].isUnset ? vm.state.pointee.finalizerHook : a[1])
            return .none
        },
    ]

    static let threads: [Builtin] = [
        Builtin("call_tracing", "(func, args, /)", "Calls func(*args) with tracing on, from within a tracing function too.") { (vm, a) throws(ScriptException) in
            guard a[1].isObject(of: .tuple) else { throw vm.typeError("call_tracing() argument 2 must be tuple, not \(vm.typeName(a[1]))") }
            let wasInTracer = vm.state.pointee.isInTracer
            vm.setInTracer(false)
            defer { vm.setInTracer(wasInTracer) }
            return try vm.call(a[0], tuple: a[1])
        },
        Builtin("_current_frames", "()", "The innermost frame of each thread, by the thread's identifier.") { (vm, _) throws(ScriptException) in
            let frames = vm.makeDict()
            for thread in vm.runtime.pointee.threads {
                let frame = VM(thread).currentFrameObject
                if frame.isObject { try vm.insert(frames, vm.makeInt(Int(truncatingIfNeeded: thread.pointee.identifier)), frame) }
            }
            return Value(frames)
        },
        Builtin("_current_exceptions", "()", "The exception that each thread handles, by the thread's identifier.") { (vm, _) throws(ScriptException) in
            let exceptions = vm.makeDict()
            for thread in vm.runtime.pointee.threads {
                try vm.insert(exceptions, vm.makeInt(Int(truncatingIfNeeded: thread.pointee.identifier)), noneForUnset(VM(thread).handledException))
            }
            return Value(exceptions)
        },
        Builtin("_getframemodulename", "(depth=0)", "The name of the module that the running function, or the one so many callers up, was defined in.") { (vm, a) throws(ScriptException) in
            var depth = max(0, try vm.index(a[0])), frame = vm.scriptFrame
            while let current = frame, depth > 0 {
                frame = vm.callerFrame(current)
                depth -= 1
            }
            return frame.map { noneForUnset($0.pointee.function.pointee.module) } ?? .none
        },
        Builtin("_is_gil_enabled", "()", "True: one thread runs scripts at a time.") { (_, _) throws(ScriptException) in .true },
        Builtin("getallocatedblocks", "()", "How many objects there are.") { (vm, _) throws(ScriptException) in vm.makeInt(vm.runtime.pointee.heap.liveCount) },
    ]
}

extension VM {
    func setInTracer(_ isInTracer: Bool) {
        state.pointee.isInTracer = isInTracer
        announceTracing()
    }
}
