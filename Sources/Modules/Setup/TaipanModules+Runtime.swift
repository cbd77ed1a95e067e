import CLibrary
import Descriptors
import TaipanRuntime

extension TaipanModules {
    /// A runtime with its modules, `sys` filled in and the standard streams made.
    public static func makeRuntime(_ configuration: ModuleConfiguration) -> ScriptRuntime {
        let runtime = ScriptRuntime(hooks: makeHooks(), nativeModules: nativeModules)
        let vm = runtime.mainThread
        vm.adoptNativeStack(available: configuration.nativeStackBytes ?? NativeThread.stackBelow)
        vm.setIdentifier(UInt64(ScriptThreads.currentIdentifier))
        attach(runtime, configuration: configuration)
        vm.modules.fillSys(vm, configuration)
        vm.modules.startSignals(vm, configuration)
        if !configuration.warningOptions.isEmpty {
            // The module reads the options. It is not there for scripts that bring their own library.
            do throws(ScriptException) { try vm.importModule("warnings") } catch { _ = vm.takeRaised() }
        }
        vm.drain(to: 0)
        return runtime
    }

    /// Ends a runtime: what scripts left is freed, their descriptors are closed. Threads of scripts that still run keep the
    /// runtime's memory: it is given up then, but not freed.
    public static func end(_ runtime: ScriptRuntime) {
        let vm = runtime.mainThread
        let context = vm.modules
        if (context.threads?.count ?? 1) > 1 {
            _ = Unmanaged.passRetained(runtime)
            return
        }
        context.endSignals(vm)
        for list in [context.system.beforeFork, context.system.afterForkInParent, context.system.afterForkInChild] { list.removeAll() }
        runtime.end()
        _ = context.table.closeLeaks()
    }

    /// What the runtime needs from the system, none of it visible to scripts as a descriptor.
    private static func makeHooks() -> RuntimeHooks {
        var hooks = RuntimeHooks()
        hooks.librarySource = { name in ShippedLibrary.module(name) }
        hooks.readFile = { path in readWhole(path) }
        hooks.pathKind = { path in
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
        }
        hooks.currentDirectory = {
            guard let buffer = getcwd(nil, 0) else { return nil }
            defer { free(buffer) }
            return String(cString: buffer)
        }
        hooks.writeError = { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { $0.baseAddress.map { base in write(2, base, rest.count) } ?? 0 }
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
        hooks.onBreaker = { (vm, reasons) throws(ScriptException) in try vm.modules.serve(vm, reasons) }
        return hooks
    }

    /// The bytes of a file, read through a descriptor of the runtime's own.
    static func readWhole(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(Int(status.st_size) + 1)
        var chunk = [UInt8](repeating: 0, count: max(4096, min(Int(status.st_size) + 1, 1 << 20)))
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return result }
            result += chunk[..<count]
        }
    }
}

extension TaipanModules {
    /// Dotted names of all modules that are part of the program.
    public static var moduleNames: [String] { ["builtins", "sys"] + nativeModules.map { "\($0.name)" } + ShippedLibrary.names }
}

/// The pure Python modules that are part of the program.
enum ShippedLibrary {
    static var names: [String] {
        var count = 0
        guard let files = taipan_library_files(&count) else { return [] }
        return (0..<count).map { String(cString: files[$0].name) }
    }

    /// Sorted by name in byte order.
    static func module(_ name: String) -> LibraryModule? {
        var count = 0
        guard let files = taipan_library_files(&count) else { return nil }
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            let order = name.withCString { strcmp($0, files[middle].name) }
            if order == 0 {
                return LibraryModule(source: UnsafeRawBufferPointer(start: files[middle].bytes, count: files[middle].size), isPackage: files[middle].is_package != 0)
            }
            if order < 0 { high = middle } else { low = middle + 1 }
        }
        return nil
    }
}

extension ModuleContext {
    /// Serves the eval breaker: other threads, then signal handlers.
    public func serve(_ vm: VM, _ reasons: Breaker) throws(ScriptException) {
        if reasons.contains(.switchThread) { threads?.lock.stepAside(vm.state) }
        if reasons.contains(.signal) { try runSignalHandlers(vm) }
    }

    /// `sys.argv` and its kin, and the standard streams.
    fileprivate func fillSys(_ vm: VM, _ configuration: ModuleConfiguration) {
        let sys = vm.runtime.pointee.sysModule.record.values[0].dict
        func list(_ texts: [String]) -> Value { vm.makeList(texts.map { vm.makeString($0) }) }
        vm.insert(sys, string: vm.intern("argv"), list(configuration.arguments))
        vm.insert(sys, string: vm.intern("orig_argv"), list([configuration.executable] + configuration.arguments.filter { !$0.isEmpty }))
        vm.insert(sys, string: vm.intern("path"), list(configuration.path))
        if configuration.flags["safe_path"] == nil { vm.runtime.pointee.scriptFolder = configuration.path.first }
        let names = vm.makeList()
        for name in ["builtins", "sys"] as [StaticString] { names.append(vm.intern(name)) }
        for name in vm.runtime.pointee.nativeModules.keys { names.append(vm.intern(name)) }
        for name in ShippedLibrary.names where !name.utf8.contains(UInt8(ascii: ".")) { names.append(vm.intern(name)) }
        if let set = try? vm.makeSet(from: Value(names), frozen: true) { vm.insert(sys, string: vm.intern("stdlib_module_names"), Value(set)) }
        vm.insert(sys, string: vm.intern("executable"), vm.makeString(configuration.executable))
        vm.insert(sys, string: vm.intern("_base_executable"), vm.makeString(configuration.executable))
        vm.insert(sys, string: vm.intern("warnoptions"), list(configuration.warningOptions))
        vm.setSysFlags(configuration.flags)
        makeStandardStreams(vm, configuration)
        SiteBuiltins.add(vm)
        BreakpointHook.add(vm)
        SwitchInterval.add(vm)
    }

    /// What the end of a program does: waits for threads, runs exit functions, flushes the standard streams. False when flushing failed.
    public func finish(_ vm: VM) -> Bool {
        func module(_ name: StaticString) -> Value { vm.lookup(vm.runtime.pointee.modules.dict, string: vm.intern(name)) }
        for (name, function) in [("threading", "_shutdown"), ("atexit", "_run_exitfuncs")] as [(StaticString, StaticString)] {
            let loaded = module(name)
            guard loaded.isObject(of: .module) else { continue }
            vm.runUnraisable(about: loaded) { (vm) throws(ScriptException) in _ = try vm.call(try vm.getAttribute(loaded, vm.intern(function))) }
        }
        return flushStandardStreams(vm)
    }

    /// Prints what a script's end has to say: the traceback through `sys.excepthook`; for SystemExit the text that its code is.
    ///
    /// - Returns: the exception that the program ends with: another when `sys.excepthook` raises SystemExit.
    @discardableResult
    public func report(_ exception: Value, _ vm: VM) -> Value {
        guard exception.isObject(of: .exception) else { return exception }
        flushStandardStreams(vm)
        if vm.isInstance(exception, .systemExit) {
            let mark = vm.mark
            do throws(ScriptException) {
                let code = try vm.getAttribute(exception, vm.intern("code"))
                if !code.isNone && vm.bigValue(code) == nil { vm.writeError(vm.utf8(try vm.str(code).string) + [10]) }
            } catch { _ = vm.takeRaised() }
            vm.drain(to: mark)
            return exception
        }
        let exit = vm.displayException(exception)
        return exit.isUnset ? exception : report(exit, vm)
    }

    /// The host begins a call into the interpreter on this native thread.
    public func enter(_ vm: VM) {
        let identifier = UInt64(ScriptThreads.currentIdentifier)
        guard vm.identifier != identifier else { return }
        // Another native thread than last time: its stack is where recursion ends now.
        vm.setIdentifier(identifier)
        vm.adoptNativeStack(available: NativeThread.stackBelow)
    }

    public func leave(_ vm: VM) {}

    /// Gives the interpreter to the script's threads while the host waits for something outside.
    public func becomeIdle() { threads?.lock.release() }

    /// Takes the interpreter back after `becomeIdle`.
    public func becomeActive(_ vm: VM) { threads?.lock.acquire(vm.state) }

    /// The source of a script file, or the OSError that opening it gives.
    public func readFile(_ path: String, _ vm: VM) throws(ScriptException) -> [UInt8] {
        if let source = TaipanModules.readWhole(path) { return source }
        throw vm.osError(errno: errno, filename: vm.makeString(path))
    }
}
