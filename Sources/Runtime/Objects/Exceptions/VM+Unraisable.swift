// Exceptions that nobody can catch, and the way to the standard error stream.

extension VM {
    /// Reports an exception raised where none can pass (`__del__`, callbacks) through `sys.unraisablehook`.
    public func reportUnraisable(_ exception: Value, about object: Value, message: String? = nil) {
        let mark = self.mark
        let raised = state.pointee.raised
        state.pointee.raised = .unset
        let report = makeNamespace([
            (intern("exc_type"), Value(type(of: exception))), (intern("exc_value"), exception),
            (intern("exc_traceback"), exception.isObject(of: .exception) ? exception.exception.pointee.traceback : .none),
            (intern("err_msg"), message.map { makeString($0) } ?? .none), (intern("object"), noneForUnset(object)),
        ])
        do throws(ScriptException) {
            let hook = sysAttribute("unraisablehook")
            if hook.isNoneOrUnset { try displayUnraisable(report) } else { _ = try call(hook, report) }
        } catch {
            let second = takeRaised()
            writeError(Array("Exception ignored in sys.unraisablehook:\n".utf8) + formatException(second))
        }
        state.pointee.raised = raised
        drain(to: mark)
    }

    /// What `sys.unraisablehook` prints by default.
    func displayUnraisable(_ report: Value) throws(ScriptException) {
        let exception = try getAttribute(report, intern("exc_value")), object = try getAttribute(report, intern("object"))
        let message = try getAttribute(report, intern("err_msg"))
        let header = message.isString ? swiftString(message) : "Exception ignored in"
        var text = "\(header): "
        if !object.isNone {
            let shown = try ignoringAll { (vm) throws(ScriptException) in vm.swiftString(try vm.repr(object)) }
            text += shown ?? "<object repr() failed>"
        } else if message.isString {
            text = header + ":"
        }
        writeError(Array((text + "\n").utf8) + formatException(exception))
    }

    /// Runs `body`; when it raises anything, ends the exception and returns nil.
    func ignoringAll<Result>(_ body: (VM) throws(ScriptException) -> Result) throws(ScriptException) -> Result? {
        do throws(ScriptException) { return try body(self) } catch {
            _ = takeRaised()
            return nil
        }
    }

    /// Writes bytes to `sys.stderr`, or where the host wants them when that cannot be used.
    public func writeError(_ bytes: [UInt8]) {
        let mark = self.mark
        let stream = sysAttribute("stderr")
        if !stream.isNoneOrUnset {
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
    public func displayException(_ exception: Value) {
        let mark = self.mark
        let hook = sysAttribute("excepthook")
        let traceback = exception.isObject(of: .exception) ? exception.exception.pointee.traceback : .none
        if hook.isNoneOrUnset {
            writeError(formatException(exception))
        } else {
            do throws(ScriptException) { _ = try call(hook, Value(type(of: exception)), exception, traceback) } catch {
                let second = takeRaised()
                writeError(Array("Error in sys.excepthook:\n".utf8) + formatException(second) + Array("\nOriginal exception was:\n".utf8) + formatException(exception))
            }
        }
        drain(to: mark)
    }
}
