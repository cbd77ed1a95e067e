import TaipanRuntime

/// What the system modules of one interpreter keep: the types of their results and what scripts have registered.
final class SystemState {
    /// Types that `posix` makes when it is imported; the runtime owns them.
    @exclusivity(unchecked) var statType: TypePointer?
    @exclusivity(unchecked) var fileSystemType: TypePointer?
    @exclusivity(unchecked) var terminalSizeType: TypePointer?
    @exclusivity(unchecked) var timesType: TypePointer?
    @exclusivity(unchecked) var unameType: TypePointer?
    @exclusivity(unchecked) var waitidType: TypePointer?
    @exclusivity(unchecked) var schedulerParameterType: TypePointer?
    @exclusivity(unchecked) var usageType: TypePointer?
    @exclusivity(unchecked) var directoryEntryType: TypePointer?
    @exclusivity(unchecked) var directoryIteratorType: TypePointer?
    @exclusivity(unchecked) var timeType: TypePointer?
    @exclusivity(unchecked) var signalInformationType: TypePointer?
    @exclusivity(unchecked) var pollType: TypePointer?
    @exclusivity(unchecked) var epollType: TypePointer?
    @exclusivity(unchecked) var passwordEntryType: TypePointer?
    @exclusivity(unchecked) var groupEntryType: TypePointer?

    /// Callables of `os.register_at_fork`.
    let beforeFork = CallableList()
    let afterForkInParent = CallableList()
    let afterForkInChild = CallableList()
}

/// Script callables that a module holds for later.
final class CallableList {
    @exclusivity(unchecked) private(set) var items: [Value] = []

    func append(_ callable: Value) {
        callable.retain()
        items.append(callable)
    }

    /// Gives the callables up while the runtime still exists.
    func removeAll() {
        let old = items
        items = []
        old.forEach { $0.release() }
    }
}
