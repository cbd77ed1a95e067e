import CPosix
import Descriptors
import TaipanRuntime

/// The native module `select`: waiting for several descriptors at once.
enum SelectModule {
    /// What select(2) of the C library takes; scripts get its refusal although the kernel's call has no limit.
    private static let selectLimit: Int32 = 1024

    static let declaration = NativeModule(
        "select", "Waiting for many descriptors at once.", functions: [
            Builtin("select", "(rlist, wlist, xlist, timeout=None, /)",
                    """
                        Waits until one of the descriptors can be read, written or has urgent data.

                        The timeout is in seconds, None without end. The result is three lists: what is ready.
                        """) { (vm, a) throws(ScriptException) in
                try select(vm, a)
            },
            Builtin("poll", "()", "Makes an object that waits for many descriptors.") { (vm, _) throws(ScriptException) in
                guard let type = vm.modules.system.pollType else { return .none }
                return vm.makeObject(type, payload: PollObject())
            },
        ]
    ) { (vm, module) throws(ScriptException) in
        module.add(cposix_select_constants)
        module.add("error", vm.exceptionType(.osError))
        // `poll` is the function; its type has no name in the module.
        vm.modules.system.pollType = vm.makeType(PollType.declaration, base: vm.types.pointee.object)
        vm.modules.system.epollType = module.add(EpollType.declaration)
    }

    private static func select(_ vm: VM, _ a: Arguments) throws(ScriptException) -> Value {
        let timeout = try vm.timeout(a[3], unit: 1_000_000_000, expected: "a float")
        if let timeout, timeout < 0 { throw vm.valueError("timeout must be non-negative") }
        var readable = try watched(vm, a[0]), writable = try watched(vm, a[1]), exceptional = try watched(vm, a[2])
        let count = try vm.kernel({ () throws(KernelError) in
            try Readiness.select(readable: &readable.set, writable: &writable.set, exceptional: &exceptional.set, until: Deadline(after: timeout), vm.modules.kernel)
        })
        if count == 0 { return vm.makeTuple(Value(vm.makeList()), Value(vm.makeList()), Value(vm.makeList())) }
        return vm.makeTuple(readable.ready(vm), writable.ready(vm), exceptional.ready(vm))
    }

    /// One of the three lists: the script's objects, and their numbers in the same order.
    private struct Watched {
        let objects: ListPointer
        var numbers: [Int32] = []
        var set = DescriptorSet()

        func ready(_ vm: VM) -> Value {
            let result = vm.makeList()
            for (index, number) in numbers.enumerated() where set.contains(number) { result.append(objects[index]) }
            return Value(result)
        }
    }

    private static func watched(_ vm: VM, _ iterable: Value) throws(ScriptException) -> Watched {
        let objects: ListPointer
        do throws(ScriptException) { objects = try vm.makeList(from: iterable) } catch {
            guard vm.raisedMatches(.typeError), vm.special(of: iterable, .iter).isUnset else { throw error }
            _ = vm.takeRaised()
            throw vm.typeError("arguments 1-3 must be sequences")
        }
        var result = Watched(objects: objects)
        result.numbers.reserveCapacity(objects.count)
        // A script's fileno() may do anything but reach this list.
        for index in 0..<objects.count {
            let number = try vm.descriptor(objects[index])
            guard number < selectLimit else { throw vm.valueError("filedescriptor out of range in select()") }
            guard index < Int(selectLimit) else { throw vm.valueError("too many file descriptors in select()") }
            result.numbers.append(number)
            try vm.kernel({ () throws(KernelError) in try result.set.insert(number) })
        }
        return result
    }
}

extension VM {
    /// A timeout in nanoseconds, rounded away from zero; nil for None.
    ///
    /// - Parameters:
    ///   - unit: nanoseconds that 1 stands for.
    ///   - expected: worded in the TypeError.
    func timeout(_ value: Value, unit: Int64, expected: StaticString) throws(ScriptException) -> Int64? {
        if value.isNoneOrUnset { return nil }
        if let number = floatValue(value) {
            guard !number.isNaN else { throw valueError("Invalid value NaN (not a number)") }
            guard let result = Int64(exactly: (number * Double(unit)).rounded(.awayFromZero)) else { throw timeoutOverflow }
            return result
        }
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else {
            throw typeError("timeout must be \(expected) or None")
        }
        guard let whole = intValue(try indexValue(value)) else { throw timeoutOverflow }
        let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: unit)
        guard !overflow else { throw timeoutOverflow }
        return product
    }

    private var timeoutOverflow: ScriptException { raise(.overflowError, "timestamp out of range for platform time_t") }

    /// A timeout in milliseconds as poll(2) has it: nanoseconds; nil for None and negative values.
    func pollTimeout(_ value: Value) throws(ScriptException) -> Int64? {
        guard let timeout = try timeout(value, unit: 1_000_000, expected: "an integer") else { return nil }
        guard timeout / 1_000_000 <= Int64(Int32.max) else { throw raise(.overflowError, "timeout is too large") }
        return timeout < 0 ? nil : timeout
    }

    /// An integer whose low 32 bits count.
    func bitMask(_ value: Value) throws(ScriptException) -> UInt32 {
        let whole = try indexValue(value)
        if let number = intValue(whole) { return UInt32(truncatingIfNeeded: number) }
        return UInt32(truncatingIfNeeded: bigValue(whole) ?? 0)
    }
}
