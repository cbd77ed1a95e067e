import CPosix
import Descriptors
import TaipanRuntime

/// Who the process is: its ids, its groups, its session.
extension PosixModule {
    static let identity: [Builtin] = readingIdentity + changingIdentity + groups

    private static let readingIdentity: [Builtin] = [
        Builtin("getpid", "()", "Return the current process id.") { (_, _) throws(ScriptException) in Value(getpid()) },
        Builtin("getppid", "()", "Return the parent's process id.") { (_, _) throws(ScriptException) in Value(getppid()) },
        Builtin("getuid", "()", "Return the current process's user id.") { (_, _) throws(ScriptException) in Value(smallInt: Int(getuid())) },
        Builtin("geteuid", "()", "Return the current process's effective user id.") { (_, _) throws(ScriptException) in Value(smallInt: Int(geteuid())) },
        Builtin("getgid", "()", "Return the current process's group id.") { (_, _) throws(ScriptException) in Value(smallInt: Int(getgid())) },
        Builtin("getegid", "()", "Return the current process's effective group id.") { (_, _) throws(ScriptException) in Value(smallInt: Int(getegid())) },
        Builtin("getpgrp", "()", "Return the current process group id.") { (_, _) throws(ScriptException) in Value(getpgrp()) },
        Builtin("getpgid", "(pid)", "Call the system call getpgid(), and return the result.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { orErrno(getpgid(process)) })
        },
        Builtin("getsid", "(pid, /)", "Call the system call getsid(pid) and return the result.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { orErrno(getsid(process)) })
        },
        Builtin("getresuid", "()", "Return a tuple of the current process's real, effective, and saved user ids.") { (vm, _) throws(ScriptException) in
            var ids: [UInt32] = [0, 0, 0]
            try vm.system { Int(cposix_getresuid(&ids)) }
            return vm.makeTuple(ids.map { Value(smallInt: Int($0)) })
        },
        Builtin("getresgid", "()", "Return a tuple of the current process's real, effective, and saved group ids.") { (vm, _) throws(ScriptException) in
            var ids: [UInt32] = [0, 0, 0]
            try vm.system { Int(cposix_getresgid(&ids)) }
            return vm.makeTuple(ids.map { Value(smallInt: Int($0)) })
        },
        Builtin("getlogin", "()", "Return the actual login name.") { (vm, _) throws(ScriptException) in
            var name = [CChar](repeating: 0, count: 256)
            let error = getlogin_r(&name, 256)
            guard error == 0 else { throw vm.osError(errno: error) }
            return name.withUnsafeBufferPointer { $0.baseAddress.map { vm.makeString(cString: $0) } ?? .none }
        },
    ]

    private static let changingIdentity: [Builtin] = [
        Builtin("setuid", "(uid, /)", "Set the current process's user id.") { (vm, a) throws(ScriptException) in
            let user = try vm.userIdentifier(a[0], "uid")
            try vm.system { orErrno(setuid(user)) }
            return .none
        },
        Builtin("seteuid", "(euid, /)", "Set the current process's effective user id.") { (vm, a) throws(ScriptException) in
            let user = try vm.userIdentifier(a[0], "uid")
            try vm.system { orErrno(seteuid(user)) }
            return .none
        },
        Builtin("setgid", "(gid, /)", "Set the current process's group id.") { (vm, a) throws(ScriptException) in
            let group = try vm.userIdentifier(a[0], "gid")
            try vm.system { orErrno(setgid(group)) }
            return .none
        },
        Builtin("setegid", "(egid, /)", "Set the current process's effective group id.") { (vm, a) throws(ScriptException) in
            let group = try vm.userIdentifier(a[0], "gid")
            try vm.system { orErrno(setegid(group)) }
            return .none
        },
        Builtin("setreuid", "(ruid, euid, /)", "Set the current process's real and effective user ids.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "uid"), effective = try vm.userIdentifier(a[1], "uid")
            try vm.system { orErrno(setreuid(real, effective)) }
            return .none
        },
        Builtin("setregid", "(rgid, egid, /)", "Set the current process's real and effective group ids.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "gid"), effective = try vm.userIdentifier(a[1], "gid")
            try vm.system { orErrno(setregid(real, effective)) }
            return .none
        },
        Builtin("setresuid", "(ruid, euid, suid, /)", "Set the current process's real, effective, and saved user ids.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "uid"), effective = try vm.userIdentifier(a[1], "uid"), saved = try vm.userIdentifier(a[2], "uid")
            try vm.system { Int(cposix_setresuid(real, effective, saved)) }
            return .none
        },
        Builtin("setresgid", "(rgid, egid, sgid, /)", "Set the current process's real, effective, and saved group ids.") { (vm, a) throws(ScriptException) in
            let real = try vm.userIdentifier(a[0], "gid"), effective = try vm.userIdentifier(a[1], "gid"), saved = try vm.userIdentifier(a[2], "gid")
            try vm.system { Int(cposix_setresgid(real, effective, saved)) }
            return .none
        },
        Builtin("setsid", "()", "Call the system call setsid().") { (vm, _) throws(ScriptException) in
            try vm.system { orErrno(setsid()) }
            return .none
        },
        Builtin("setpgid", "(pid, pgrp, /)", "Call the system call setpgid(pid, pgrp).") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0]), group = try vm.cInt(a[1])
            try vm.system { orErrno(setpgid(process, group)) }
            return .none
        },
        Builtin("setpgrp", "()", "Make the current process the leader of its process group.") { (vm, _) throws(ScriptException) in
            try vm.system { orErrno(setpgid(0, 0)) }
            return .none
        },
    ]

    private static let groups: [Builtin] = [
        Builtin("getgroups", "()", "Return list of supplemental group IDs for the process.") { (vm, _) throws(ScriptException) in
            let count = try vm.system { orErrno(getgroups(0, nil)) }
            var ids = [gid_t](repeating: 0, count: max(count, 1))
            let filled = try vm.system { orErrno(getgroups(Int32(ids.count), &ids)) }
            return vm.makeList(ids.prefix(filled).map { Value(smallInt: Int($0)) })
        },
        Builtin("setgroups", "(groups, /)", "Set the groups of the current process to list.") { (vm, a) throws(ScriptException) in
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
        Builtin("initgroups", "(username, gid, /)", "Initialize the group access list.") { (vm, a) throws(ScriptException) in
            let name = try PathArgument(vm, a[0]), group = try vm.userIdentifier(a[1], "gid")
            try vm.system { orErrno(initgroups(name.pointer, group)) }
            return .none
        },
        Builtin("getgrouplist", "(user, group, /)", "Returns a list of groups to which a user belongs.") { (vm, a) throws(ScriptException) in
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
