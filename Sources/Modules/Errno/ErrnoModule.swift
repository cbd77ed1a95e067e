import CPosix
import TaipanRuntime

/// The native module `errno`: the system's error numbers by name, and their names by number.
enum ErrnoModule {
    static let declaration = NativeModule(
        "errno", """
            The system's error numbers by name.

                >>> errno.ENOENT
                2
            """, functions: []
    ) { (vm, module) throws(ScriptException) in
        let codes = vm.makeDict()
        module.add("errorcode", Value(codes))
        var failure: ScriptException?
        module.forEach(cposix_errno_constants) { name, value in
            vm.insert(module.namespace, string: name, value)
            do throws(ScriptException) {
                // Of two names for one number the first counts, but EDEADLOCK before EDEADLK.
                if try vm.lookup(codes, value).isUnset || name == vm.intern("EDEADLOCK") { try vm.insert(codes, value, name) }
            } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
