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
        func quietly<Result>(_ fallback: Result, _ body: () throws(ScriptException) -> Result) -> Result {
            do throws(ScriptException) { return try body() } catch {
                _ = vm.takeRaised()
                return fallback
            }
        }
        typeName = vm.typeName(exception)
        message = quietly("") { () throws(ScriptException) in vm.swiftString(try vm.str(exception)) }
        frames = vm.tracebackEntries(of: exception).map {
            Frame(file: $0.file, function: $0.function, line: Int($0.range.line), column: Int($0.range.column), endLine: Int($0.range.endLine),
                  endColumn: Int($0.range.endColumn))
        }
        notes = quietly([]) { () throws(ScriptException) in
            var texts: [String] = []
            let notes = try vm.getAttributeOrUnset(exception, vm.intern("__notes__"))
            if !notes.isUnset {
                try vm.forEach(notes) { (note) throws(ScriptException) in
                    texts.append(vm.swiftString(try vm.str(note)))
                    return true
                }
            }
            return texts
        }
        errno = vm.isInstance(exception, .osError)
            ? quietly(nil) { () throws(ScriptException) in vm.intValue(try vm.getAttribute(exception, vm.intern("errno"))).flatMap { Int32(exactly: $0) } } : nil
        exitStatus = vm.isInstance(exception, .systemExit) ? vm.exitStatus(of: exception) : nil
        traceback = quietly("") { () throws(ScriptException) in String(decoding: try vm.formatException(exception), as: UTF8.self) }
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
