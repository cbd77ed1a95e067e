extension Tree {
    /// The name's text.
    public func text(of id: NameID) -> String {
        String(decoding: bytes(of: id), as: UTF8.self)
    }

    /// The name's UTF-8 bytes.
    @inlinable
    public func bytes(of id: NameID) -> ContiguousArray<UInt8>.SubSequence { self[text: names[Int(id.rawValue)]] }

    /// The value of a string literal as generalised UTF-8: as UTF-8, and a lone surrogate (`'\\ud800'`) as the three bytes
    /// that UTF-8 would have for it. Use ``codePointCount(of:)`` for its length.
    @inlinable
    public func bytes(of id: StringID) -> ContiguousArray<UInt8>.SubSequence { self[text: strings[Int(id.rawValue)].span] }

    /// The length of a string literal's value in code points; equal to the byte count if and only if it is ASCII.
    @inlinable
    public func codePointCount(of id: StringID) -> Int { Int(strings[Int(id.rawValue)].codePointCount) }

    /// The value of a bytes literal.
    @inlinable
    public func bytes(of id: BytesID) -> ContiguousArray<UInt8>.SubSequence { self[text: bytesValues[Int(id.rawValue)]] }

    /// The digits of a long integer literal (ASCII, no underscores, no prefix, most significant first), and its radix.
    public func digits(of id: BigIntegerID) -> (digits: ContiguousArray<UInt8>.SubSequence, radix: Int) {
        let literal = bigIntegers[Int(id.rawValue)]
        return (self[text: literal.digits], Int(literal.radix))
    }

    @usableFromInline
    subscript(text span: ByteSpan) -> ContiguousArray<UInt8>.SubSequence {
        textBytes[Int(span.start)..<Int(span.end)]
    }
}
