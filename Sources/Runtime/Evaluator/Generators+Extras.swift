// What few generators have beside their frame: where a coroutine was made, who is to end an asynchronous generator.

extension ObjectFlags {
    /// Generator: `RuntimeState.generatorExtras` has something for it.
    static let hasExtra = ObjectFlags(rawValue: 128)
    /// Asynchronous generator: the hooks know of it.
    static let isAnnounced = ObjectFlags(rawValue: 64)
}

extension VM {
    /// Takes over the value's count.
    func setExtra(of generator: GeneratorPointer, _ value: Value) {
        let header = UnsafeMutableRawPointer(generator).assumingMemoryBound(to: ObjectHeader.self)
        header.pointee.flags.insert(.hasExtra)
        runtime.pointee.generatorExtras.updateValue(value, forKey: header)?.release()
    }

    func extra(of generator: Value) -> Value { runtime.pointee.generatorExtras[generator.header] ?? .none }

    /// The generator dies.
    func removeExtra(of header: ObjectPointer) {
        header.pointee.flags.remove(.hasExtra)
        runtime.pointee.generatorExtras.removeValue(forKey: header)?.release()
    }

    // MARK: Coroutines

    /// `cr_origin`: file, line and name of the frames that a coroutine is made in, the innermost first; counted.
    func coroutineOrigin() -> Value {
        var frames: [Value] = []
        var frame = state.pointee.frame
        while frame > state.pointee.frames, frames.count < state.pointee.originDepth {
            if frame.pointee.code != state.pointee.haltCode {
                let code = frame.pointee.code
                frames.append(makeTuple(code.pointee.filename, Value(smallInt: line(of: code, at: instructionIndex(frame))), code.pointee.name))
            }
            frame -= 1
        }
        let origin = makeTuple(frames)
        origin.retain()
        return origin
    }

    // MARK: Asynchronous generators

    func setAsyncGeneratorHooks(firstIteration: Value, finalizer: Value) {
        replace(&state.pointee.firstIterationHook, firstIteration.isNone ? .unset : firstIteration)
        replace(&state.pointee.finalizerHook, finalizer.isNone ? .unset : finalizer)
    }

    /// An asynchronous generator is iterated for the first time: the event loop gets to know it.
    func announce(_ generator: GeneratorPointer) throws(ScriptException) {
        if generator.pointee.header.flags.contains(.isAnnounced) { return }
        generator.pointee.header.flags.insert(.isAnnounced)
        let finalizer = state.pointee.finalizerHook, first = state.pointee.firstIterationHook
        if finalizer.isObject {
            finalizer.retain()
            setExtra(of: generator, finalizer)
        }
        if first.isObject { _ = try call(keep(first), Value(generator)) }
    }

    /// The last reference is gone, and the event loop said that it wants to end the generator itself. True: it lives on.
    func finishByHook(_ value: Value, isHeld: Bool) -> Bool {
        let finalizer = keep(extra(of: value))
        removeExtra(of: value.header)
        if !isHeld { value.header.pointee.count = 1 }
        runUnraisable(about: value) { (vm) throws(ScriptException) in _ = try vm.call(finalizer, value) }
        if isHeld { return true }
        value.header.pointee.count &-= 1
        if value.header.pointee.count > 0 { return true }
        retireFrameObject(value.generator)
        return false
    }
}
