import CPosix
import Descriptors
import TaipanRuntime

/// The native module `posix`: the system's calls, as `os` offers them to scripts.
enum PosixModule {
    static let declaration = NativeModule(
        "posix", "System calls under their POSIX names; os builds on it.",
        functions: descriptors + transfers + eventDescriptors + terminals + status + links + permissions + directories + paths + processes + waiting
            + execution + identity + scheduling + environment + attributes + limits + randomness
    ) { (vm, module) throws(ScriptException) in
        module.add(cposix_posix_constants)
        module.add("error", vm.exceptionType(.osError))
        // Names for the file actions of posix_spawn.
        module.add("POSIX_SPAWN_OPEN", 0)
        module.add("POSIX_SPAWN_CLOSE", 1)
        module.add("POSIX_SPAWN_DUP2", 2)
        module.add("POSIX_SPAWN_CLOSEFROM", 3)
        module.add("XATTR_SIZE_MAX", 65536)
        module.add("_have_functions", capabilities(vm))
        module.add("environ", Value(environmentDict(vm)))
        module.add("sysconf_names", Value(module.dict(cposix_sysconf_constants)))
        module.add("confstr_names", Value(module.dict(cposix_confstr_constants)))
        module.add("pathconf_names", Value(module.dict(cposix_pathconf_constants)))
        addTypes(vm, module)
    }

    private static func addTypes(_ vm: VM, _ module: ModuleBuilder) {
        let state = vm.modules.system
        func add(_ name: StaticString, _ sequence: StructSequence) -> TypePointer {
            let type = sequence.makeType(vm)
            module.add(name, type)
            return type
        }
        state.statType = add("stat_result", statResult)
        state.fileSystemType = add("statvfs_result", fileSystemResult)
        state.terminalSizeType = add("terminal_size", terminalSize)
        state.timesType = add("times_result", timesResult)
        state.unameType = add("uname_result", unameResult)
        state.waitidType = add("waitid_result", waitidResult)
        state.schedulerParameterType = add("sched_param", schedulerParameter)
        state.usageType = usageResult.makeType(vm)
        state.directoryEntryType = module.add(DirectoryEntry.declaration)
        state.directoryIteratorType = vm.makeType(DirectoryIterator.declaration, base: vm.types.pointee.object)
    }

    /// What `os` builds its `supports_...` sets from.
    private static func capabilities(_ vm: VM) -> Value {
        let names: [StaticString] = [
            "HAVE_FACCESSAT", "HAVE_FCHDIR", "HAVE_FCHMOD", "HAVE_FCHMODAT", "HAVE_FCHOWN", "HAVE_FCHOWNAT", "HAVE_FEXECVE", "HAVE_FDOPENDIR", "HAVE_FPATHCONF",
            "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_LINKAT", "HAVE_LCHOWN", "HAVE_LSTAT", "HAVE_MKDIRAT", "HAVE_MKFIFOAT",
            "HAVE_MKNODAT", "HAVE_OPENAT", "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT", "HAVE_PTSNAME_R",
            "HAVE_EVENTFD", "HAVE_TIMERFD_CREATE", "HAVE_MEMFD_CREATE",
        ]
        return vm.makeList(names.map { vm.intern($0) })
    }

    /// The environment at the start, bytes by bytes; the first of two entries for one name counts.
    private static func environmentDict(_ vm: VM) -> DictPointer {
        let dict = vm.makeDict()
        guard var entry = cposix_environment() else { return dict }
        while let text = entry.pointee {
            entry += 1
            guard let equals = strchr(text, 61), equals != text else { continue }
            let key = vm.makeBytes(UnsafeRawBufferPointer(start: text, count: equals - text))
            let value = vm.makeBytes(UnsafeRawBufferPointer(start: equals + 1, count: strlen(equals + 1)))
            // Bytes compare without script code: no error can come.
            if (try? vm.lookup(dict, key))?.isUnset ?? true { _ = try? vm.insert(dict, key, value) }
        }
        return dict
    }

    static let statResult = StructSequence(
        "os.stat_result",
        "What stat() tells about a file: ten numbers as a tuple, and more as attributes.",
        fields: ["st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "", "", "", "st_atime", "st_mtime", "st_ctime",
                 "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev"],
        sequenceCount: 10, isInstantiable: true)
    private static let fileSystemResult = StructSequence(
        "os.statvfs_result", "What statvfs() tells about a file system.",
        fields: ["f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid"],
        sequenceCount: 10, isInstantiable: true)
    private static let terminalSize = StructSequence(
        "os.terminal_size", "Columns and lines of a terminal.", fields: ["columns", "lines"], isInstantiable: true)
    private static let timesResult = StructSequence(
        "posix.times_result", "What times() tells, in seconds.", fields: ["user", "system", "children_user", "children_system", "elapsed"], isInstantiable: true)
    private static let unameResult = StructSequence(
        "posix.uname_result", "What uname() tells.", fields: ["sysname", "nodename", "release", "version", "machine"], isInstantiable: true)
    private static let waitidResult = StructSequence(
        "posix.waitid_result", "What waitid() tells about a child.", fields: ["si_pid", "si_uid", "si_signo", "si_status", "si_code"], isInstantiable: true)
    private static let schedulerParameter = StructSequence(
        "posix.sched_param", "Parameters of scheduling: the priority.", fields: ["sched_priority"], isInstantiable: true)
    private static let usageResult = StructSequence(
        "resource.struct_rusage", "Resources that a process used.",
        fields: ["ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss", "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock",
                 "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw"],
        isInstantiable: true)
}

extension VM {
    /// An instance of one of the module's result types.
    func makeResult(_ type: TypePointer?, _ values: [Value]) -> Value {
        guard let type else { return makeTuple(values) }
        return StructSequence.make(self, type, values)
    }
}
