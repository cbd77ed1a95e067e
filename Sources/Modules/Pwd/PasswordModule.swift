import TaipanRuntime

/// The native module `pwd`: the system's users.
enum PasswordModule {
    static let declaration = NativeModule("pwd", "The system's users.", functions: functions) { (vm, module) throws(ScriptException) in
        let type = entry.makeType(vm)
        vm.modules.system.passwordEntryType = type
        module.add("struct_passwd", type)
    }

    private static let entry = StructSequence(
        "pwd.struct_passwd", "One user: name, password, numbers, full name, home directory and shell.",
        fields: ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"], isInstantiable: true)

    private static let functions: [Builtin] = [
        Builtin("getpwuid", "(uidobj, /)", "The user with the number; KeyError where there is none.") { (vm, a) throws(ScriptException) in
            let user = try vm.userIdentifier(a[0], "uid")
            let found = try lookUp(vm) { getpwuid_r(user, $0, $1, $2, $3) }
            guard let found else { throw vm.raise(.keyError, "getpwuid(): uid not found: \(vm.swiftString(try vm.str(a[0])))") }
            return found
        },
        Builtin("getpwnam", "(name, /)", "The user with the name; KeyError where there is none.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("getpwnam() argument must be str, not \(vm.argumentTypeName(a[0]))") }
            let name = try PathArgument(vm, a[0])
            let found = try lookUp(vm) { getpwnam_r(name.pointer, $0, $1, $2, $3) }
            guard let found else { throw vm.raise(.keyError, "getpwnam(): name not found: \(vm.swiftString(try vm.repr(a[0])))") }
            return found
        },
        Builtin("getpwall", "()", "All users that the system lists.") { (vm, _) throws(ScriptException) in
            let list = vm.makeList()
            setpwent()
            while let found = getpwent() { list.append(makeEntry(vm, found.pointee)) }
            endpwent()
            return Value(list)
        },
    ]

    private static func lookUp(
        _ vm: VM, _ call: (UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int, UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>) -> Int32
    ) throws(ScriptException) -> Value? {
        var size = 1024
        while true {
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
            defer { buffer.deallocate() }
            var record = passwd()
            var result: UnsafeMutablePointer<passwd>?
            let error = call(&record, buffer, size, &result)
            if error == 0 { return result.map { makeEntry(vm, $0.pointee) } }
            guard error == ERANGE, size < 1 << 20 else {
                if error == ENOENT || error == ESRCH || error == EBADF || error == EPERM { return nil }
                throw vm.osError(errno: error)
            }
            size *= 2
        }
    }

    private static func makeEntry(_ vm: VM, _ record: passwd) -> Value {
        func text(_ pointer: UnsafeMutablePointer<CChar>?) -> Value { pointer.map { vm.makeString(cString: $0) } ?? .none }
        return vm.makeResult(vm.modules.system.passwordEntryType, [
            text(record.pw_name), text(record.pw_passwd), Value(smallInt: Int(record.pw_uid)), Value(smallInt: Int(record.pw_gid)), text(record.pw_gecos),
            text(record.pw_dir), text(record.pw_shell),
        ])
    }
}
