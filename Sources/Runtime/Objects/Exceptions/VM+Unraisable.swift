// Exceptions that nobody can catch: those of `__del__` and callbacks, and those that end the program.

/// What `sys.unraisablehook` is called with.
enum UnraisableReport {
    static let sequence = StructSequence(
        "UnraisableHookArgs", "What sys.unraisablehook is called with.", fields: ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"])
    static let type = 0, value = 1, traceback = 2, message = 3, object = 4
}

extension VM {
    /// Reports an exception raised where none can pass (`__del__`, callbacks) through `sys.unraisablehook`.
    public func reportUnraisable(_ exception: Value, about object: Value, message: String? = nil) {
        let mark = self.mark
        let raised = state.pointee.raised
        state.pointee.raised = .unset
        let fields = [
            Value(type(of: exception)), exception, exception.isObject(of: .exception) ? exception.exception.pointee.traceback : .none,
            message.map { makeString($0) } ?? .none, noneForUnset(object),
        ]
        let hook = sysAttribute("unraisablehook")
        if hook.isNoneOrUnset {
            displayUnraisable(fields)
        } else {
            do throws(ScriptException) { _ = try call(hook, StructSequence.make(self, types.pointee.unraisableReport, fields)) } catch {
                let second = takeRaised()
                displayUnraisable([Value(type(of: second)), second, second.exception.pointee.traceback, intern("Exception ignored in sys.unraisablehook"), hook])
            }
        }
        state.pointee.raised = raised
        drain(to: mark)
    }

    /// What `sys.unraisablehook` prints by default: source lines without marks, no causes, no notes. `fields` as in `UnraisableReport`.
    func displayUnraisable(_ fields: [Value]) {
        var text = ""
        let message = fields[UnraisableReport.message], object = fields[UnraisableReport.object]
        if !object.isNone {
            let shown = ignoringAll { (vm) throws(ScriptException) in vm.displayText(try vm.repr(object)) } ?? "<object repr() failed>"
            text = "\(message.isNone ? "Exception ignored in" : messageText(message)): \(shown)\n"
        } else if !message.isNone {
            text = "\(messageText(message)):\n"
        }
        var output = Array(text.utf8) + formatTraceback(fields[UnraisableReport.traceback])
        let type = fields[UnraisableReport.type], exception = fields[UnraisableReport.value]
        if type.isObject(of: .type) {
            var line = exceptionTypeName(type.type_)
            if !exception.isNone {
                let shown = ignoringAll { (vm) throws(ScriptException) in vm.displayText(try vm.str(exception)) } ?? "<exception str() failed>"
                if !shown.isEmpty { line += ": \(shown)" }
            }
            output += Array("\(line)\n".utf8)
        }
        writeError(output)
    }

    private func messageText(_ message: Value) -> String {
        ignoringAll { (vm) throws(ScriptException) in vm.displayText(try vm.str(message)) } ?? ""
    }

    /// Runs `body`; when it raises anything, ends the exception and returns nil.
    func ignoringAll<Result>(_ body: (VM) throws(ScriptException) -> Result) -> Result? {
        do throws(ScriptException) { return try body(self) } catch {
            _ = takeRaised()
            return nil
        }
    }

    /// Writes bytes to `sys.stderr`, or where the host wants them when that cannot be used. A script that sets it to None wants nothing.
    public func writeError(_ bytes: [UInt8]) {
        let mark = self.mark
        let stream = sysAttribute("stderr")
        if stream.isNone { return }
        if !stream.isUnset {
            do throws(ScriptException) {
                _ = try callMethod(stream, intern("write"), makeString(utf8: bytes))
                _ = try callMethod(stream, intern("flush"))
                return drain(to: mark)
            } catch { _ = takeRaised() }
        }
        runtime.pointee.hooks.writeError(bytes)
        drain(to: mark)
    }

    /// Prints an exception as the interpreter does at the end of a script: through `sys.excepthook`.
    ///
    /// - Returns: SystemExit when the hook has raised that instead, a temporary; else unset.
    public func displayException(_ exception: Value) -> Value {
        let traceback = exception.isObject(of: .exception) ? exception.exception.pointee.traceback : .none
        let sys = runtime.pointee.sysModule.record.values[0].dict
        for (name, value) in [("last_exc", exception), ("last_type", Value(type(of: exception))), ("last_value", exception), ("last_traceback", traceback)] as [(StaticString, Value)] {
            insert(sys, string: intern(name), value)
        }
        let hook = sysAttribute("excepthook")
        if hook.isUnset {
            writeError(Array("sys.excepthook is missing\n".utf8) + formatException(exception))
            return .unset
        }
        do throws(ScriptException) { _ = try call(hook, Value(type(of: exception)), exception, traceback) } catch {
            let second = takeRaised()
            if isInstance(second, .systemExit) { return second }
            writeError(Array("Error in sys.excepthook:\n".utf8) + formatException(second) + Array("\nOriginal exception was:\n".utf8) + formatException(exception))
        }
        return .unset
    }
}
