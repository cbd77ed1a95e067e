import CPosix
import Descriptors
import TaipanRuntime

/// The environment, and what the system says of itself.
extension PosixModule {
    static let environment: [Builtin] = [
        Builtin("putenv", "(name, value, /)", "Sets a variable for programs started later; os.environ does not see it.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0]), value = try PathArgument(vm, a[1])
            guard strchr(name.pointer, 61) == nil else { throw vm.valueError("illegal environment variable name") }
            try vm.system { orErrno(setenv(name.pointer, value.pointer, 1)) }
            return .none
        },
        Builtin("unsetenv", "(name, /)", "Takes a variable away from programs started later; os.environ does not see it.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0])
            try vm.system { orErrno(unsetenv(name.pointer)) }
            return .none
        },
        Builtin("uname", "()", "Names of the system, its release and the machine.") { (vm, _) throws(ScriptException) in
            var names = utsname()
            try vm.system { orErrno(uname(&names)) }
            func text<Field>(_ field: Field) -> Value {
                withUnsafeBytes(of: field) { bytes in vm.fileSystemDecoded(UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0 })) }
            }
            return vm.makeResult(vm.modules.system.unameType, [text(names.sysname), text(names.nodename), text(names.release), text(names.version), text(names.machine)])
        },
        Builtin("times", "()", "Processor time of this process and its children, and a clock, in seconds.") { (vm, _) throws(ScriptException) in
            var spent = tms()
            let elapsed = times(&spent)
            let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
            guard elapsed != -1 || errno == 0 else { throw vm.osError(errno: errno) }
            return vm.makeResult(vm.modules.system.timesType, [
                vm.makeFloat(Double(spent.tms_utime) / ticks), vm.makeFloat(Double(spent.tms_stime) / ticks), vm.makeFloat(Double(spent.tms_cutime) / ticks),
                vm.makeFloat(Double(spent.tms_cstime) / ticks), vm.makeFloat(Double(elapsed) / ticks),
            ])
        },
        Builtin("getloadavg", "()", "Load of the last 1, 5 and 15 minutes; OSError where the system does not say.") { (vm, _) throws(ScriptException) in
            var loads = [0.0, 0.0, 0.0]
            guard getloadavg(&loads, 3) == 3 else {
                throw vm.raise(.osError, "Load averages are unobtainable")
            }
            return vm.makeTuple(loads.map { vm.makeFloat($0) })
        },
        Builtin("strerror", "(code, /)", "The system's text for an error number.") { (vm, a) throws(ScriptException) in
            let code = try vm.cInt(a[0])
            return strerror(code).map { vm.makeString(cString: $0) } ?? .none
        },
        Builtin("major", "(device, /)", "Major number within a device number.") { (vm, a) throws(ScriptException) in
            let device = try vm.device(a[0])
            return device == .max ? Value(smallInt: -1) : Value(smallInt: Int(cposix_major(device)))
        },
        Builtin("minor", "(device, /)", "Minor number within a device number.") { (vm, a) throws(ScriptException) in
            let device = try vm.device(a[0])
            return device == .max ? Value(smallInt: -1) : Value(smallInt: Int(cposix_minor(device)))
        },
        Builtin("makedev", "(major, minor, /)", "Puts a major and a minor number together.") { (vm, a) throws(ScriptException) in
            vm.makeInt(cposix_makedev(try vm.cUnsignedInt(a[0]), try vm.cUnsignedInt(a[1])))
        },
    ]

    // MARK: Limits

    static let limits: [Builtin] = [
        Builtin("sysconf", "(name, /)", "Asks the system for a number by name, such as 'SC_PAGE_SIZE'.") { (vm, a) throws(ScriptException) in
            let name = try configurationName(vm, a[0], cposix_sysconf_constants)
            var error: Int32 = 0
            let value = cposix_sysconf(name, &error)
            guard error == 0 else { throw vm.osError(errno: error) }
            return vm.makeInt(value)
        },
        Builtin("confstr", "(name, /)", "Asks the system for a text by name, such as 'CS_PATH'.") { (vm, a) throws(ScriptException) in
            let name = try configurationName(vm, a[0], cposix_confstr_constants)
            errno = 0
            let size = confstr(name, nil, 0)
            guard size > 0 else {
                if errno != 0 { throw vm.osError(errno: errno) }
                return .none
            }
            var buffer = [CChar](repeating: 0, count: size + 1)
            confstr(name, &buffer, size)
            return buffer.withUnsafeBufferPointer { $0.baseAddress.map { vm.makeString(cString: $0) } ?? .none }
        },
        Builtin("pathconf", "(path, name)", "Asks for a limit that holds for the path, such as 'PC_NAME_MAX'.") { (vm, a) throws(ScriptException) in
            let name = try configurationName(vm, a[1], cposix_pathconf_constants)
            var error: Int32 = 0
            let value: Int
            if let number = try vm.descriptorInsteadOfPath(a[0]) {
                value = cposix_pathconf(number, nil, name, &error)
            } else {
                let path = try PathArgument(vm, a[0], function: "pathconf", alternatives: "string, bytes, os.PathLike or integer")
                value = cposix_pathconf(-1, path.pointer, name, &error)
            }
            guard error == 0 else { throw vm.osError(errno: error, filename: error == EINVAL ? .unset : a[0]) }
            return vm.makeInt(value)
        },
        Builtin("fpathconf", "(fd, name, /)", "Asks for a limit that holds for the open file.") { (vm, a) throws(ScriptException) in
            let number = try vm.descriptor(a[0]), name = try configurationName(vm, a[1], cposix_pathconf_constants)
            var error: Int32 = 0
            let value = cposix_pathconf(number, nil, name, &error)
            guard error == 0 else { throw vm.osError(errno: error) }
            return vm.makeInt(value)
        },
    ]

    /// A number, or one of the names in a table.
    private static func configurationName(_ vm: VM, _ value: Value, _ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<cposix_constant>?) throws(ScriptException) -> Int32 {
        if !value.isString {
            guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !vm.special(of: value, .index).isUnset else {
                throw vm.typeError("configuration names must be strings or integers")
            }
            return try vm.cInt(value)
        }
        let wanted = vm.swiftString(value)
        var count = 0
        if let constants = table(&count) {
            for index in 0..<count {
                guard let name = constants[index].name else { continue }
                if strcmp(name, wanted) == 0 { return Int32(truncatingIfNeeded: constants[index].value) }
            }
        }
        throw vm.valueError("unrecognized configuration name")
    }

    // MARK: Random bytes

    static let randomness: [Builtin] = [
        Builtin("urandom", "(size, /)", "Gives size bytes that nobody can predict.") { (vm, a) throws(ScriptException) in
            let size = try vm.index(a[0])
            guard size >= 0 else { throw vm.valueError("negative argument not allowed") }
            guard size < 1 << 31 else { throw vm.raise(.memoryError) }
            let bytes = vm.makeBytes(count: size)
            var filled = 0
            while filled < size {
                let rest = min(size - filled, 1 << 20), place = bytes.base + filled
                filled += try vm.system(blocking: rest > 4096) { Int(cposix_getrandom(place, rest, 0)) }
            }
            return Value(bytes)
        },
        Builtin("getrandom", "(size, flags=0)", "Gives up to size bytes from the system's random source.") { (vm, a) throws(ScriptException) in
            let size = try vm.index(a[0]), flags = try vm.cInt(a[1])
            guard size >= 0 else { throw vm.osError(errno: EINVAL) }
            guard size < 1 << 31 else { throw vm.raise(.memoryError) }
            let bytes = vm.makeBytes(count: size), place = bytes.base
            let count = try vm.system(blocking: true) { Int(cposix_getrandom(place, size, UInt32(bitPattern: flags))) }
            return count == size ? Value(bytes) : vm.makeBytes(UnsafeRawBufferPointer(start: bytes.base, count: count))
        },
    ]
}
