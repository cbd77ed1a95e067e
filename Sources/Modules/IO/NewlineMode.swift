import TaipanRuntime

/// What the `newline` argument of `open` asks for.
struct NewlineMode {
    enum Ending: UInt8 { case any, lineFeed, carriageReturn, both }

    /// What ends a line on reading.
    private(set) var ending = Ending.any
    /// Whether endings become "\n" on reading.
    private(set) var translatesReading = true
    /// What "\n" becomes on writing.
    private(set) var writing = Ending.lineFeed

    init() {}

    /// None, '', '\n', '\r' or '\r\n'; ValueError for anything else.
    init(_ vm: VM, _ value: Value, quotes: Bool = false) throws(ScriptException) {
        if value.isNoneOrUnset { return }
        guard value.isString else { throw vm.typeError("TextIOWrapper() argument 'newline' must be str or None, not \(vm.argumentTypeName(value))") }
        translatesReading = false
        let string = value.string
        switch (string.count, string.count > 0 ? string[codePoint: 0] : 0, string.count > 1 ? string[codePoint: 1] : 0) {
        case (0, _, _): break
        case (1, 10, _): ending = .lineFeed
        case (1, 13, _):
            ending = .carriageReturn
            writing = .carriageReturn
        case (2, 13, 10):
            ending = .both
            writing = .both
        default: throw vm.valueError("illegal newline value: \(vm.swiftString(quotes ? try vm.repr(value) : value))")
        }
    }
}

/// Line endings that have been met.
struct NewlineKinds: OptionSet {
    let rawValue: UInt8
    static let carriageReturn = NewlineKinds(rawValue: 1)
    static let lineFeed = NewlineKinds(rawValue: 2)
    static let both = NewlineKinds(rawValue: 4)

    /// None, a str, or a tuple of them, as `newlines` shows.
    func describe(_ vm: VM) -> Value {
        var found: [Value] = []
        if contains(.carriageReturn) { found.append(vm.intern("\r")) }
        if contains(.lineFeed) { found.append(vm.intern("\n")) }
        if contains(.both) { found.append(vm.intern("\r\n")) }
        return found.isEmpty ? .none : found.count == 1 ? found[0] : vm.makeTuple(found)
    }
}
