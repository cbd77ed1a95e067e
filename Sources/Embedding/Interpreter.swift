import Descriptors
import TaipanModules
import TaipanRuntime

/// A script interpreter: one world of modules and objects, with its own descriptor table. Interpreters share nothing; a process
/// may have many, each used by one thread or task at a time.
///
///     let interpreter = Interpreter()
///     interpreter.define("greet") { (name: String) in "Hello, \(name)!" }
///     try interpreter.run("print(greet('world'))")
///     let sum = try interpreter.evaluate("sum(range(10))", as: Int.self)
public final class Interpreter {
    let runtime: ScriptRuntime
    /// The namespace of `__main__`.
    let globals: DictPointer
    let hostFunctionType: TypePointer
    let modules: ModuleContext
    private let stepLimit: Int?

    var vm: VM { runtime.mainThread }

    public init(_ configuration: Configuration = Configuration()) {
        stepLimit = configuration.stepLimit
        runtime = TaipanModules.makeRuntime(configuration.moduleConfiguration)
        let vm = runtime.mainThread
        modules = vm.modules
        hostFunctionType = vm.makeType(HostFunction.declaration, base: vm.types.pointee.object)
        globals = vm.makeMainModule()
        vm.drain(to: 0)
    }

    deinit {
        lastException.release()
        TaipanModules.end(runtime)
    }

    // MARK: Running

    /// Runs a script in `__main__`; its globals stay for later calls.
    ///
    /// - Throws: `ScriptError` for an exception that the script does not handle, also for SyntaxError and SystemExit.
    public func run(_ source: String, filename: String = "<string>") throws(ScriptError) {
        var source = source
        let bytes = source.withUTF8 { Array($0) }
        try guarded { (vm) throws(ScriptException) in
            let code = try vm.compile(source: bytes, filename: filename, mode: .module, keepsSource: true)
            _ = try vm.run(code, globals: globals)
        }
    }

    /// Runs the script in a file (its encoding declaration is honoured).
    ///
    /// - Throws: `ScriptError`; FileNotFoundError and so on when the file cannot be read.
    public func run(file path: String) throws(ScriptError) {
        let source = try guarded { (vm) throws(ScriptException) in try vm.modules.readFile(path, vm) }
        try guarded { (vm) throws(ScriptException) in vm.setMainFile(path, globals: globals) }
        try run(bytes: source, filename: path)
    }

    /// Runs the source text of a script, in the encoding that it declares.
    public func run(bytes source: [UInt8], filename: String) throws(ScriptError) {
        try guarded { (vm) throws(ScriptException) in
            let code = try vm.compile(source: source, filename: filename, mode: .module)
            _ = try vm.run(code, globals: globals)
        }
    }

    /// Runs one interactive statement as the REPL does: the value of an expression is shown by `sys.displayhook`. Text that was pasted may
    /// hold several statements.
    public func runInteractive(_ source: String, filename: String = "<stdin>", isPasted: Bool = false) throws(ScriptError) {
        try guarded { (vm) throws(ScriptException) in
            let code = try vm.compile(source: Array(source.utf8), filename: filename, mode: isPasted ? .pasted : .typed)
            _ = try vm.run(code, globals: globals)
        }
    }

    /// The value of an expression, evaluated in `__main__`.
    public func evaluate<Result: ScriptConvertible>(_ expression: String, as type: Result.Type = Result.self) throws(ScriptError) -> Result {
        try guarded { (vm) throws(ScriptException) in
            let code = try vm.compile(source: Array(expression.utf8), filename: "<string>", mode: .expression)
            return try Result.fromScript(try vm.run(code, globals: globals), vm)
        }
    }

    /// Calls a function that the script has defined in `__main__` (`"f"` or `"object.method"`).
    public func call<Result: ScriptConvertible>(_ name: String, _ arguments: any ScriptConvertible..., as type: Result.Type = Result.self) throws(ScriptError) -> Result {
        try guarded { (vm) throws(ScriptException) in
            var values: [Value] = []
            for argument in arguments { values.append(try argument.toScript(vm)) }
            let parts = name.split(separator: ".")
            guard let first = parts.first else { throw vm.valueError("empty function name") }
            var function = vm.lookup(globals, string: vm.intern(String(first)))
            if function.isUnset { function = vm.lookup(vm.runtime.pointee.builtins.dict, string: vm.intern(String(first))) }
            guard !function.isUnset else { throw vm.raise(.nameError, "name '\(first)' is not defined") }
            for part in parts.dropFirst() { function = try vm.getAttribute(function, vm.intern(String(part))) }
            return try Result.fromScript(try vm.call(function, values), vm)
        }
    }

    /// Sets a global of `__main__`.
    public func set(_ name: String, _ value: some ScriptConvertible) throws(ScriptError) {
        try guarded { (vm) throws(ScriptException) in vm.insert(globals, string: vm.intern(name), try value.toScript(vm)) }
    }

    /// A global of `__main__`.
    public func get<Result: ScriptConvertible>(_ name: String, as type: Result.Type = Result.self) throws(ScriptError) -> Result {
        try guarded { (vm) throws(ScriptException) in
            let value = vm.lookup(globals, string: vm.intern(name))
            guard !value.isUnset else { throw vm.raise(.nameError, "name '\(name)' is not defined") }
            return try Result.fromScript(value, vm)
        }
    }

    /// Imports a module and runs it as `__main__`, as `-m` does.
    public func runModule(_ name: String) throws(ScriptError) {
        try guarded { (vm) throws(ScriptException) in try vm.runModuleAsMain(name, globals: globals) }
    }

    // MARK: Ending

    /// Waits for the script's threads, runs what `atexit` holds, and flushes the standard streams: what the end of a program does.
    /// Returns false when a stream could not be flushed.
    @discardableResult
    public func finish() -> Bool { modules.finish(vm) }

    /// Prints the exception behind the last `ScriptError` to the script's standard error stream, through `sys.excepthook`. For SystemExit
    /// prints what its code says, if it is a text.
    ///
    /// - Returns: the exit status that a program ends with.
    @discardableResult
    public func report(_ error: ScriptError) -> Int32 {
        let vm = self.vm, mark = vm.mark
        defer { vm.drain(to: mark) }
        let last = modules.report(lastException, vm)
        return vm.isInstance(last, .systemExit) ? vm.exitStatus(of: last) : error.exitStatus ?? 1
    }

    /// Writes out what scripts have printed.
    public func flush() { _ = modules.flushStandardStreams(vm) }

    /// Runs the script's handlers of signals that came while no script was running.
    ///
    /// - Throws: what a handler raises; KeyboardInterrupt for Ctrl-C unless the script handles it otherwise.
    public func serveSignals() throws(ScriptError) { try guarded { (vm) throws(ScriptException) in try modules.serve(vm, .signal) } }

    /// Descriptors that the script has open now and did not get from the host.
    public var openDescriptors: [DescriptorRecord] { modules.table.leaks() }

    /// The exception object behind the last `ScriptError`.
    var lastException = Value.unset

    /// Runs `body` at the door between host and script: temporaries end here, exceptions become `ScriptError`.
    func guarded<Result>(_ body: (VM) throws(ScriptException) -> Result) throws(ScriptError) -> Result {
        let vm = self.vm
        modules.enter(vm)
        defer { modules.leave(vm) }
        if let stepLimit, !vm.isRunningScript { vm.setStepLimit(stepLimit) }
        let mark = vm.mark
        do throws(ScriptException) {
            let result = try body(vm)
            vm.drain(to: mark)
            return result
        } catch {
            let exception = vm.takeRaised()
            // What describes the exception may take as many steps as the script.
            if let stepLimit, !vm.isRunningScript { vm.setStepLimit(stepLimit) }
            let described = ScriptError(exception, vm)
            exception.retain()
            lastException.release()
            lastException = exception
            vm.drain(to: mark)
            throw described
        }
    }
}
