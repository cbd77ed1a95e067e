import TaipanRuntime

/// A Swift function that scripts call.
final class HostFunction: Payload {
    let name: String
    let body: (VM, [Value]) throws(ScriptException) -> Value

    init(name: String, body: @escaping (VM, [Value]) throws(ScriptException) -> Value) {
        self.name = name
        self.body = body
    }

    static let declaration = TypeDeclaration(
        "taipan.HostFunction", "A function of the program that embeds the interpreter.", kind: .payload,
        methods: [
            Builtin("__call__", "(self, /, *arguments)", "Call the function.") { (vm, a) throws(ScriptException) in
                guard let function = a[0].payload(as: HostFunction.self) else { throw vm.typeError("a host function is required") }
                let tuple = a[1].tuple
                return try function.body(vm, (0..<tuple.count).map { tuple.items[$0] })
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                vm.makeString("<host function \(a[0].payload(as: HostFunction.self)?.name ?? "")>")
            },
        ],
        attributes: [
            Attribute("__name__", "The name under which the function was defined.") { (vm, object) throws(ScriptException) in
                vm.makeString(object.payload(as: HostFunction.self)?.name ?? "")
            },
        ])
}

/// An error of a host function becomes this exception in the script: `throw HostError("no such user")` is a RuntimeError, another type
/// can be named.
public struct HostError: Error {
    public let kind: ExceptionKind
    public let message: String
    public init(_ message: String, kind: ExceptionKind = .runtimeError) {
        self.kind = kind
        self.message = message
    }
}

extension VM {
    /// Runs the host's code; what it throws becomes an exception of the script.
    func hosted<Result>(_ body: () throws -> Result) throws(ScriptException) -> Result {
        do { return try body() } catch let error as ScriptException { throw error } catch let error as HostError {
            throw raise(error.kind, error.message)
        } catch { throw raise(.runtimeError, String(describing: error)) }
    }
}

extension Interpreter {
    private func define(_ name: String, arity: Int, _ body: @escaping (VM, [Value]) throws(ScriptException) -> Value) {
        let function = HostFunction(name: name) { (vm, arguments) throws(ScriptException) in
            guard arguments.count == arity else {
                throw vm.typeError("\(name)() takes \(arity) positional argument\(arity == 1 ? "" : "s") but \(arguments.count) \(arguments.count == 1 ? "was" : "were") given")
            }
            return try body(vm, arguments)
        }
        let mark = vm.mark
        vm.insert(globals, string: vm.intern(name), vm.makeObject(hostFunctionType, payload: function))
        vm.drain(to: mark)
    }

    /// Makes a Swift function a global of the script's `__main__`. Arguments and result are converted; what the function throws
    /// is raised in the script (`HostError` chooses the type).
    public func define<R: ScriptConvertible>(_ name: String, _ body: @escaping () throws -> R) {
        define(name, arity: 0) { (vm, _) throws(ScriptException) in try vm.hosted(body).toScript(vm) }
    }

    public func define<A: ScriptConvertible, R: ScriptConvertible>(_ name: String, _ body: @escaping (A) throws -> R) {
        define(name, arity: 1) { (vm, arguments) throws(ScriptException) in
            let a = try A.fromScript(arguments[0], vm)
            return try vm.hosted { try body(a) }.toScript(vm)
        }
    }

    public func define<A: ScriptConvertible, B: ScriptConvertible, R: ScriptConvertible>(_ name: String, _ body: @escaping (A, B) throws -> R) {
        define(name, arity: 2) { (vm, arguments) throws(ScriptException) in
            let a = try A.fromScript(arguments[0], vm), b = try B.fromScript(arguments[1], vm)
            return try vm.hosted { try body(a, b) }.toScript(vm)
        }
    }

    public func define<A: ScriptConvertible, B: ScriptConvertible, C: ScriptConvertible, R: ScriptConvertible>(
        _ name: String, _ body: @escaping (A, B, C) throws -> R
    ) {
        define(name, arity: 3) { (vm, arguments) throws(ScriptException) in
            let a = try A.fromScript(arguments[0], vm), b = try B.fromScript(arguments[1], vm), c = try C.fromScript(arguments[2], vm)
            return try vm.hosted { try body(a, b, c) }.toScript(vm)
        }
    }

    /// The same for functions without a result: the script gets None.
    public func define(_ name: String, _ body: @escaping () throws -> Void) {
        define(name, arity: 0) { (vm, _) throws(ScriptException) in
            try vm.hosted(body)
            return .none
        }
    }

    public func define<A: ScriptConvertible>(_ name: String, _ body: @escaping (A) throws -> Void) {
        define(name, arity: 1) { (vm, arguments) throws(ScriptException) in
            let a = try A.fromScript(arguments[0], vm)
            try vm.hosted { try body(a) }
            return .none
        }
    }

    public func define<A: ScriptConvertible, B: ScriptConvertible>(_ name: String, _ body: @escaping (A, B) throws -> Void) {
        define(name, arity: 2) { (vm, arguments) throws(ScriptException) in
            let a = try A.fromScript(arguments[0], vm), b = try B.fromScript(arguments[1], vm)
            try vm.hosted { try body(a, b) }
            return .none
        }
    }
}
