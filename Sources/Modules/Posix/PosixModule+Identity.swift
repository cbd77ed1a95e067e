import CPosix
import Descriptors
import TaipanRuntime

/// Who the process is: its ids, its groups, its session.
extension PosixModule {
    static let identity: [Builtin] = readingIdentity + changingIdentity + groups

    private static let readingIdentity: [Builtin] = [
        Builtin("getpid", "()", "Number of this process.") { (_, _) throws(ScriptException) in Value(getpid()) },
        Builtin("getppid", "()", "Number of the process that started this one.") { (_, _) throws(ScriptException) in Value(getppid()) },
        Builtin("getuid", "()", "Number of the user who runs this process.") { (_, _) throws(ScriptException) in Value(smallInt: Int(getuid())) },
        Builtin("geteuid", "()", "Number of the user whose rights this process has.") { (_, _) throws(ScriptException) in Value(smallInt: Int(geteuid())) },
        Builtin("getgid", "()", "Number of the group that this process runs under.") { (_, _) throws(ScriptException) in Value(smallInt: Int(getgid())) },
        Builtin("getegid", "()", "Number of the group whose rights this process has.") { (_, _) throws(ScriptException) in Value(smallInt: Int(getegid())) },
        Builtin("getpgrp", "()", "Number of this process's group of processes.") { (_, _) throws(ScriptException) in Value(getpgrp()) },
        Builtin("getpgid", "(pid)", "Number of the group of processes that pid is in; 0 means this process.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { orErrno(getpgid(process)) })
        },
        Builtin("getsid", "(pid, /)", "Number of the session that pid is in; 0 means this process.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { orErrno(getsid(process)) })
        },
        Builtin("getresuid", "()", "The triple of user numbers: real, effective, saved.") { (vm, _) throws(ScriptException) in
            var ids: [UInt32] = [0, 0, 0]
            try vm.system { Int(cposix_getresuid(&ids)) }
            return vm.makeTuple(ids.map { Value(smallInt: Int($0)) })
        },
        Builtin("getresgid", "()", "The triple of group numbers: real, effective, saved.") { (vm, _) throws(ScriptException) in
            var ids: [UInt32] = [0, 0, 0]
            try vm.system { Int(cposix_getresgid(&ids)) }
            return vm.makeTuple(ids.map { Value(smallInt: Int($0)) })
        },
        Builtin("getlogin", "()", "Name of the user logged in at the controlling terminal.") { (vm, _) throws(ScriptException) in
            var name = [CChar](repeating: 0, count: 256)
            let error = getlogin_r(&name, 256)
            guard error == 0 else { throw vm.osError(errno: error) }
            return name.withUnsafeBufferPointer { $0.baseAddress.map { vm.makeString(cString: $0) } ?? .none }
        },
    ]

    private static let changingIdentity: [Builtin] = [
        Builtin("setuid", "(uid, /)", "Becomes the user; needs the right to.") { (vm, a) throws(ScriptException) in
            let user = try vm.userIdentifier(a[0], "uid")
            try vm.system { orErrno(setuid(user)) }
            return .none
        },
        Builtin("seteuid", "(euid, /)", "Takes the rights of the user.") { (vm, a) throws(ScriptException) in
            let user = try vm.userIdentifier(a[0], "uid")
            try vm.system { orErrno(seteuid(user)) }
            return .none
        },
        Builtin("setgid", "(gid, /)", "Becomes a member of the group; needs the right to.") { (vm, a) throws(ScriptException) in
            let group = try vm.userIdentifier(a[0], "gid")
            try vm.system { orErrno(setgid(group)) }
            return .none
        },
        Builtin("setegid", "(egid, /)", "Takes the rights of the group.") { (vm, a) throws(ScriptException) in
            let group = try vm.userIdentifier(a[0], "gid")
            try vm.system { orErrno(setegid(group)) }
            return .none
        },
        Builtin("setreuid", "(ruid, euid, /)", "Sets the real and the effective user; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "uid"), effective = try vm.userIdentifier(a[1], "uid")
            try vm.system { orErrno(setreuid(real, effective)) }
            return .none
        },
        Builtin("setregid", "(rgid, egid, /)", "Sets the real and the effective group; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "gid"), effective = try vm.userIdentifier(a[1], "gid")
            try vm.system { orErrno(setregid(real, effective)) }
            return .none
        },
        Builtin("setresuid", "(ruid, euid, suid, /)", "Sets the real, the effective and the saved user; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "uid"), effective = try vm.userIdentifier(a[1], "uid"), saved = try vm.userIdentifier(a[2], "uid")
            try vm.system { Int(cposix_setresuid(real, effective, saved)) }
            return .none
        },
        Builtin("setresgid", "(rgid, egid, sgid, /)", "Sets the real, the effective and the saved group; -1 keeps one.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "gid"), effective = try vm.userIdentifier(a[1], "gid"), saved = try vm.userIdentifier(a[2], "gid")
            try vm.system { Int(cposix_setresgid(real, effective, saved)) }
            return .none
        },
        Builtin("setsid", "()", "Starts a session without a terminal, led by this process.") { (vm, _) throws(ScriptException) in
            try vm.system { orErrno(setsid()) }
            return .none
        },
        Builtin("setpgid", "(pid, pgrp, /)", "Moves the process pid into the group pgrp; 0 stands for this process and a group of its own.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0]), group = try vm.cInt(a[1])
            try vm.system { orErrno(setpgid(process, group)) }
            return .none
        },
        Builtin("setpgrp", "()", "Puts this process into a group of its own.") { (vm, _) throws(ScriptException) in
            try vm.system { orErrno(setpgid(0, 0)) }
            return .none
        },
    ]

    private static let groups: [Builtin] = [
        Builtin("getgroups", "()", "Numbers of the further groups of this process.") { (vm, _) throws(ScriptException) in
            let count = try vm.system { orErrno(getgroups(0, nil)) }
            var ids = [gid_t](repeating: 0, count: max(count, 1))
            let filled = try vm.system { orErrno(getgroups(Int32(ids.count), &ids)) }
            return vm.makeList(ids.prefix(filled).map { Value(smallInt: Int($0)) })
        },
        Builtin("setgroups", "(groups, /)", "Replaces the further groups of this process; needs the right to.") { (vm, a) throws(ScriptException) in
            guard !vm.special(of: a[0], .getitem).isUnset else { throw vm.typeError("setgroups argument must be a sequence") }
            var ids: [gid_t] = []
            try vm.forEach(a[0]) { (item) throws(ScriptException) in
                guard ids.count < 65536 else { throw vm.valueError("too many groups") }
                ids.append(try vm.userIdentifier(item, "gid"))
                return true
            }
            try vm.system { orErrno(setgroups(ids.count, ids)) }
            return .none
        },
        Builtin("initgroups", "(username, gid, /)", "Takes all groups of the user, and gid.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0]), group = try vm.userIdentifier(a[1], "gid")
            try vm.system { orErrno(initgroups(name.pointer, group)) }
            return .none
        },
        Builtin("getgrouplist", "(user, group, /)", "Numbers of all groups of the user, group among them.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0]), group = try vm.userIdentifier(a[1], "gid")
            var size: Int32 = 64
            while true {
                var ids = [gid_t](repeating: 0, count: Int(size))
                var count = size
                if getgrouplist(name.pointer, group, &ids, &count) >= 0 { return vm.makeList(ids.prefix(Int(count)).map { Value(smallInt: Int($0)) }) }
                guard count > size, count <= 65536 else { throw vm.osError(errno: EINVAL) }
                size = count
            }
        },
    ]
}
