import TaipanRuntime

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One script, compiled and run in a runtime of its own. It may end in any exception, but not crash, hang, leak, or get a count wrong: the
/// checked heap ends the process when the runtime ends with an object that nothing accounts for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: start, count: count))
    var hooks = RuntimeHooks()
    hooks.writeError = { bytes in bytes.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) } }
    let runtime = ScriptRuntime(hooks: hooks, nativeModules: [])
    let vm = runtime.mainThread
    vm.adoptNativeStack(available: 4 << 20)
    let globals = vm.makeMainModule()
    let mark = vm.mark
    for text in [Array(prelude.utf8), source] {
        vm.setStepLimit(20_000)
        do throws(ScriptException) {
            let code = try vm.compile(source: text, filename: "fuzz.py", mode: .module)
            _ = try vm.run(code, globals: globals)
        } catch {
            vm.setStepLimit(20_000)
            vm.displayException(vm.takeRaised())
        }
        vm.drain(to: mark)
    }
    runtime.end()
    return 0
}

/// What scripts print is made into text and forgotten.
private let prelude = """
    import sys
    class Nowhere:
        def write(self, text): pass
        def flush(self): pass
    sys.stdout = sys.stderr = Nowhere()
    """
