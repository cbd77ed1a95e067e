extension VM {
    /// The text of an exception with its traceback, chain and notes, in UTF-8.
    public func formatException(_ exception: Value) -> [UInt8] { [] }
}
