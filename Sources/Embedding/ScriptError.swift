import TaipanRuntime

/// An exception that a script raised and did not handle.
public struct ScriptError: Error, Sendable, CustomStringConvertible {
    /// One level of the traceback, outermost first.
    public struct Frame: Sendable, Equatable {
        public let file: String
        /// `<module>` or the function's name.
        public let function: String
        /// Lines from 1; columns in bytes from 0. What was being evaluated.
        public let line: Int
        public let column: Int
        public let endLine: Int
        public let endColumn: Int
    }

    /// Name of the exception's type, `ValueError`.
    public let typeName: String
    /// `str()` of the exception.
    public let message: String
    public let frames: [Frame]
    /// `__notes__`.
    public let notes: [String]
    /// For OSError and its subclasses, the system's error number.
    public let errno: Int32?
    /// The status that SystemExit asks for; nil for other exceptions.
    public let exitStatus: Int32?
    /// The traceback as the command line prints it.
    public let traceback: String

    public var description: String { message.isEmpty ? typeName : "\(typeName): \(message)" }
}

extension ScriptError {
    /// Describes an exception object of a script. Script code that fails while it is asked (`__str__`) leaves the field empty.
    init(_ exception: Value, _ vm: VM) {
        typeName = vm.typeName(exception)
        message = vm.quietly("") { (vm) throws(ScriptException) in vm.swiftString(try vm.str(exception)) }
        frames = vm.tracebackEntries(of: exception).map { entry in
            Frame(file: entry.file, function: entry.function, line: Int(entry.range.line), column: Int(entry.range.column),
                  endLine: Int(entry.range.endLine), endColumn: Int(entry.range.endColumn))
        }
        notes = vm.quietly([]) { (vm) throws(ScriptException) -> [String] in
            let notes = try vm.getAttributeOrUnset(exception, vm.intern("__notes__"))
            return notes.isUnset ? [] : try [String].fromScript(notes, vm)
        }
        var number: Int32?
        if vm.isInstance(exception, .osError) {
            number = vm.quietly(nil) { (vm) throws(ScriptException) -> Int32? in
                guard let value = vm.intValue(try vm.getAttribute(exception, vm.intern("errno"))) else { return nil }
                return Int32(exactly: value)
            }
        }
        errno = number
        exitStatus = vm.isInstance(exception, .systemExit) ? vm.exitStatus(of: exception) : nil
        traceback = String(decoding: vm.formatException(exception), as: UTF8.self)
    }

    /// An error of the host's side: a value that could not be converted, an interpreter that has ended.
    init(typeName: String, message: String) {
        self.typeName = typeName
        self.message = message
        frames = []
        notes = []
        errno = nil
        exitStatus = nil
        traceback = "\(typeName): \(message)\n"
    }
}

extension VM {
    /// Runs script code that must not disturb: when it raises, the exception ends here and `fallback` is given.
    func quietly<Result>(_ fallback: Result, _ body: (VM) throws(ScriptException) -> Result) -> Result {
        do throws(ScriptException) { return try body(self) } catch {
            _ = takeRaised()
            return fallback
        }
    }

    /// What `SystemExit` asks for: its code's low bits as the system will see it, 0 for None, 1 for anything that is no integer.
    func exitStatus(of exception: Value) -> Int32 {
        do throws(ScriptException) {
            let code = try getAttribute(exception, intern("code"))
            if code.isNone { return 0 }
            if let status = intValue(code) { return Int32(truncatingIfNeeded: status) }
            return bigValue(code) == nil ? 1 : -1
        } catch {
            _ = takeRaised()
            return 1
        }
    }
}
