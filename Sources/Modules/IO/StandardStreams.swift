import Descriptors
import TaipanRuntime

extension ModuleContext {
    /// Makes `sys.stdin`, `sys.stdout`, `sys.stderr` and their originals, and `builtins.open`. A stream whose descriptor is not open is None.
    func makeStandardStreams(_ vm: VM, _ configuration: ModuleConfiguration) {
        let sys = vm.runtime.pointee.sysModule.record.values[0].dict
        let mark = vm.mark
        func set(_ name: StaticString, _ original: StaticString, _ stream: Value) {
            vm.insert(sys, string: vm.intern(name), stream)
            vm.insert(sys, string: vm.intern(original), stream)
        }
        vm.silently { (vm) throws(ScriptException) in
            let module = try vm.importModule("_io")
            vm.insert(vm.runtime.pointee.builtins.dict, string: vm.intern("open"), try vm.getAttribute(module, vm.intern("open")))
        }
        set("stdin", "__stdin__", standardInput(vm))
        set("stdout", "__stdout__", standardOutput(vm, 1, "<stdout>", configuration.output, isError: false))
        set("stderr", "__stderr__", standardOutput(vm, 2, "<stderr>", configuration.errorOutput, isError: true))
        vm.drain(to: mark)
    }

    private func standardInput(_ vm: VM) -> Value {
        var result = Value.none
        vm.silently { (vm) throws(ScriptException) in
            let io = try vm.ioState()
            guard let raw = try standardFile(vm, io, 0, [.reading], "<stdin>") else { return }
            let buffer = BufferedObject(vm, io)
            let bufferValue = vm.makeStream(io.bufferedReader, buffer)
            try buffer.initialize(vm, raw, bufferSize: IOModule.defaultBufferSize, readable: true, writable: false)
            result = try standardText(vm, io, bufferValue, mode: "r", errors: "strict", lineBuffering: raw.stream(FileObject.self)?.isTerminal ?? false)
            // Held over the drain of the surrounding call.
            result.retain()
        }
        return vm.temporary(result)
    }

    private func standardOutput(_ vm: VM, _ descriptor: Int32, _ name: StaticString, _ sink: (([UInt8]) -> Void)?, isError: Bool) -> Value {
        var result = Value.none
        vm.silently { (vm) throws(ScriptException) in
            let io = try vm.ioState()
            let raw: Value
            var isLineBuffered = isError
            if let sink {
                raw = vm.makeStream(io.host, HostStreamObject(vm, io, sink))
                isLineBuffered = true
            } else {
                guard let file = try standardFile(vm, io, descriptor, [.writing], name) else { return }
                raw = file
                if !isError, file.stream(FileObject.self)?.isTerminal ?? false { isLineBuffered = true }
            }
            let errors: StaticString = isError ? "backslashreplace" : "strict"
            if configuration.unbuffered {
                result = try standardText(vm, io, raw, mode: "w", errors: errors, lineBuffering: false, writeThrough: true)
            } else {
                let buffer = BufferedObject(vm, io)
                let bufferValue = vm.makeStream(io.bufferedWriter, buffer)
                try buffer.initialize(vm, raw, bufferSize: IOModule.defaultBufferSize, readable: false, writable: true)
                result = try standardText(vm, io, bufferValue, mode: "w", errors: errors, lineBuffering: isLineBuffered)
            }
            result.retain()
        }
        return vm.temporary(result)
    }

    /// A FileIO over a descriptor that the host keeps; nil when it is not open.
    private func standardFile(_ vm: VM, _ io: IOState, _ descriptor: Int32, _ mode: FileMode, _ name: StaticString) throws(ScriptException) -> Value? {
        let file = FileObject(vm, io)
        let value = vm.makeStream(io.file, file)
        do throws(ScriptException) { try file.open(vm, Value(descriptor), mode, closesDescriptor: false, opener: .none) } catch {
            _ = vm.takeRaised()
            return nil
        }
        file.name.replace(with: vm.intern(name))
        return value
    }

    private func standardText(_ vm: VM, _ io: IOState, _ buffer: Value, mode: StaticString, errors: StaticString, lineBuffering: Bool,
                              writeThrough: Bool = false) throws(ScriptException) -> Value {
        let text = TextObject(vm, io)
        let value = vm.makeStream(io.text, text)
        try text.initialize(vm, buffer, TextObject.Options(encoding: vm.intern("utf-8"), errors: vm.intern(errors), newline: vm.intern("\n"),
                                                           lineBuffering: lineBuffering, writeThrough: writeThrough))
        text.mode.replace(with: vm.intern(mode))
        return value
    }

    /// Flushes what `sys.stdout` and `sys.stderr` are now. False when standard output could not be written; the error has been
    /// reported then.
    @discardableResult
    public func flushStandardStreams(_ vm: VM) -> Bool {
        guard vm.runtime.pointee.sysModule.isObject(of: .module) else { return true }
        let sys = vm.runtime.pointee.sysModule.record.values[0].dict
        var isFine = true
        for name in ["stdout", "stderr"] as [StaticString] {
            let stream = vm.lookup(sys, string: vm.intern(name))
            if stream.isNoneOrUnset { continue }
            let isOutput = stream == vm.lookup(sys, string: vm.intern("stdout"))
            vm.silently { (vm) throws(ScriptException) in
                vm.keep(stream)
                let closed = try vm.getAttributeOrUnset(stream, vm.intern("closed"))
                if !closed.isUnset, try vm.isTrue(closed) { return }
                do throws(ScriptException) { _ = try vm.callMethod(stream, vm.intern("flush")) } catch {
                    guard isOutput else { throw error }
                    isFine = false
                    vm.reportUnraisable(vm.takeRaised(), about: stream)
                }
            }
        }
        return isFine
    }
}
