import CPosix
import Descriptors
import TaipanRuntime

/// Priorities, scheduling policies and processors.
extension PosixModule {
    static let scheduling: [Builtin] = [
        Builtin("nice", "(increment, /)", "Makes this process give way by so much more, and gives the new value.") { (vm, a) throws(ScriptException) in
            let increment = try vm.cInt(a[0])
            var priority: Int32 = 0
            try vm.system { Int(cposix_nice(increment, &priority)) }
            return Value(priority)
        },
        Builtin("getpriority", "(which, who)", "How much the process, group or user gives way, from -20 to 19.") { (vm, a) throws(ScriptException) in
            let which = try vm.cInt(a[0]), who = UInt32(bitPattern: try vm.cInt(a[1]))
            var priority: Int32 = 0
            try vm.system { Int(cposix_getpriority(which, who, &priority)) }
            return Value(priority)
        },
        Builtin("setpriority", "(which, who, priority)", "Sets how much the process, group or user gives way.") { (vm, a) throws(ScriptException) in
            let which = try vm.cInt(a[0]), who = UInt32(bitPattern: try vm.cInt(a[1])), priority = try vm.cInt(a[2])
            try vm.system { Int(cposix_setpriority(which, who, priority)) }
            return .none
        },
        Builtin("sched_yield", "()", "Lets other threads run first.") { (vm, _) throws(ScriptException) in
            try vm.system(blocking: true) { orErrno(sched_yield()) }
            return .none
        },
        Builtin("sched_get_priority_max", "(policy)", "Highest priority that the policy knows.") { (vm, a) throws(ScriptException) in
            let policy = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { orErrno(sched_get_priority_max(policy)) })
        },
        Builtin("sched_get_priority_min", "(policy)", "Lowest priority that the policy knows.") { (vm, a) throws(ScriptException) in
            let policy = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { orErrno(sched_get_priority_min(policy)) })
        },
        Builtin("sched_getscheduler", "(pid, /)", "Scheduling policy of the process, 0 being this one.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            return Value(smallInt: try vm.system { Int(cposix_get_scheduler(process)) })
        },
        Builtin("sched_setscheduler", "(pid, policy, param, /)", "Sets policy and parameters of the process, 0 being this one.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0]), policy = try vm.cInt(a[1]), priority = try vm.schedulerPriority(a[2])
            try vm.system { Int(cposix_set_scheduler(process, policy, priority)) }
            return .none
        },
        Builtin("sched_getparam", "(pid, /)", "Parameters by which the process is scheduled, 0 being this one.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            return vm.makeResult(vm.modules.system.schedulerParameterType, [Value(smallInt: try vm.system { Int(cposix_get_scheduler_priority(process)) })])
        },
        Builtin("sched_setparam", "(pid, param, /)", "Sets parameters by which the process is scheduled, 0 being this one.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0]), priority = try vm.schedulerPriority(a[1])
            try vm.system { Int(cposix_set_scheduler_priority(process, priority)) }
            return .none
        },
        Builtin("sched_rr_get_interval", "(pid, /)", "Seconds that the process may run before others get their turn.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            var interval: Int64 = 0
            try vm.system { Int(cposix_round_robin_interval(process, &interval)) }
            return vm.makeFloat(Double(interval) / 1e9)
        },
        Builtin("sched_getaffinity", "(pid, /)", "Set of the processors on which the process may run, 0 being this one.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            var bits = [UInt8](repeating: 0, count: 128)
            while true {
                do throws(KernelError) {
                    let size = bits.count
                    _ = try Kernel.call(vm.modules.kernel) { Int(cposix_get_affinity(process, &bits, size)) }
                    break
                } catch {
                    // EINVAL: the system has more processors than the set has room for.
                    guard error.code == EINVAL, bits.count < 1 << 16 else { throw vm.raise(error) }
                    bits = [UInt8](repeating: 0, count: bits.count * 2)
                }
            }
            let set = vm.makeSet()
            for number in 0..<bits.count * 8 where bits[number / 8] & (1 << UInt8(number % 8)) != 0 { try vm.setAdd(set, Value(smallInt: number)) }
            return Value(set)
        },
        Builtin("sched_setaffinity", "(pid, mask, /)", "Limits the process to these processors, 0 being this one.") { (vm, a) throws(ScriptException) in
            let process = try vm.cInt(a[0])
            var bits = [UInt8](repeating: 0, count: 128)
            try vm.forEach(a[1]) { (item) throws(ScriptException) in
                let number = try vm.index(item)
                guard number >= 0 else { throw vm.valueError("negative CPU number") }
                guard number < 1 << 19 else { throw vm.raise(.overflowError, "CPU number too large") }
                while number / 8 >= bits.count { bits += [UInt8](repeating: 0, count: bits.count) }
                bits[number / 8] |= 1 << UInt8(number % 8)
                return true
            }
            try vm.system { Int(cposix_set_affinity(process, bits, bits.count)) }
            return .none
        },
        Builtin("cpu_count", "()", "How many processors the machine has; None if it does not say.") { (_, _) throws(ScriptException) in
            let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
            return count > 0 ? Value(smallInt: count) : .none
        },
    ]
}

extension VM {
    /// The priority in a `sched_param`.
    func schedulerPriority(_ value: Value) throws(ScriptException) -> Int32 {
        guard let type = modules.system.schedulerParameterType, isInstance(value, type), value.isObject(of: .tuple), value.tuple.count == 1 else {
            throw typeError("must have a sched_param object")
        }
        return try cInt(value.tuple.items[0])
    }
}
