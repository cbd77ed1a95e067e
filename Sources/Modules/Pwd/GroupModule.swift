import TaipanRuntime

/// The native module `grp`: the system's groups.
enum GroupModule {
    static let declaration = NativeModule("grp", "The system's groups of users.", functions: functions) { (vm, module) throws(ScriptException) in
        let type = entry.makeType(vm)
        vm.modules.system.groupEntryType = type
        module.add("struct_group", type)
    }

    private static let entry = StructSequence(
        "grp.struct_group", "One group: name, password, number and members.", fields: ["gr_name", "gr_passwd", "gr_gid", "gr_mem"], isInstantiable: true)

    private static let functions: [Builtin] = [
        Builtin("getgrgid", "(id)", "The group with the number; KeyError where there is none.") { (vm, a) throws(ScriptException) in
            let group = try vm.userIdentifier(a[0], "gid")
            let found = try lookUp(vm) { getgrgid_r(group, $0, $1, $2, $3) }
            guard let found else { throw vm.raise(.keyError, "getgrgid(): gid not found: \(vm.swiftString(try vm.str(a[0])))") }
            return found
        },
        Builtin("getgrnam", "(name)", "The group with the name; KeyError where there is none.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("getgrnam() argument 'name' must be str, not \(vm.argumentTypeName(a[0]))") }
            let name = try PathArgument(vm, a[0])
            let found = try lookUp(vm) { getgrnam_r(name.pointer, $0, $1, $2, $3) }
            guard let found else { throw vm.raise(.keyError, "getgrnam(): name not found: \(vm.swiftString(try vm.repr(a[0])))") }
            return found
        },
        Builtin("getgrall", "()", "All groups that the system lists.") { (vm, _) throws(ScriptException) in
            let list = vm.makeList()
            setgrent()
            while let found = getgrent() { list.append(makeEntry(vm, found.pointee)) }
            endgrent()
            return Value(list)
        },
    ]

    private static func lookUp(
        _ vm: VM, _ call: (UnsafeMutablePointer<group>, UnsafeMutablePointer<CChar>, Int, UnsafeMutablePointer<UnsafeMutablePointer<group>?>) -> Int32
    ) throws(ScriptException) -> Value? {
        var size = 1024
        while true {
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
            defer { buffer.deallocate() }
            var record = group()
            var result: UnsafeMutablePointer<group>?
            let error = call(&record, buffer, size, &result)
            if error == 0 { return result.map { makeEntry(vm, $0.pointee) } }
            guard error == ERANGE, size < 1 << 22 else {
                if error == ENOENT || error == ESRCH || error == EBADF || error == EPERM { return nil }
                throw vm.osError(errno: error)
            }
            size *= 2
        }
    }

    private static func makeEntry(_ vm: VM, _ record: group) -> Value {
        func text(_ pointer: UnsafeMutablePointer<CChar>?) -> Value { pointer.map { vm.makeString(cString: $0) } ?? .none }
        let members = vm.makeList()
        if var member = record.gr_mem {
            while let name = member.pointee {
                members.append(text(name))
                member += 1
            }
        }
        return vm.makeResult(vm.modules.system.groupEntryType, [text(record.gr_name), text(record.gr_passwd), Value(smallInt: Int(record.gr_gid)), Value(members)])
    }
}
