extension Parser {
    /// `import: 'import' ','.(dotted_name ['as' NAME])+`
    mutating func importStatement() throws(ParseFailure) -> StatementID {
        let start = start
        if diagnosing { try diagnoseImport() }
        advance()
        let mark = scratch.aliases.count
        repeat {
            let from = self.start
            let name = try dottedName()
            let asName = try optionalAlias()
            scratch.aliases.append(Alias(name: name, asName: asName, span: ByteSpan(start: from, end: end)))
        } while accept(.comma)
        let names = takeAliases(from: mark)
        return add(.import(names: names), from: start, to: end)
    }

    /// ```
    /// import_from: 'from' ('.' | '...')* dotted_name 'import' imported | 'from' ('.' | '...')+ 'import' imported
    /// imported: '(' ','.(NAME ['as' NAME])+ [','] ')' | ','.(NAME ['as' NAME])+ | '*'
    /// ```
    mutating func importFromStatement() throws(ParseFailure) -> StatementID {
        let start = start
        advance()
        var level: Int32 = 0
        while kind == .dot || kind == .ellipsis {
            level += kind == .dot ? 1 : 3
            advance()
        }
        var module: NameID?
        if level == 0 || kind != .importKeyword { module = try dottedName() }
        try expect(.importKeyword)
        let mark = scratch.aliases.count
        if kind == .star {
            scratch.aliases.append(Alias(name: KnownName.star, asName: nil, span: token.span))
            advance()
        } else {
            let isParenthesised = accept(.leftParenthesis)
            if diagnosing, !isParenthesised, kind == .newline {
                throw refuse("Expected one or more names after 'import'", startingFrom: self.start, lastRead: position)
            }
            while true {
                let from = self.start
                let name = try name()
                let asName = try optionalAlias()
                scratch.aliases.append(Alias(name: name, asName: asName, span: ByteSpan(start: from, end: end)))
                guard kind == .comma else { break }
                advance()
                if isParenthesised, kind == .rightParenthesis { break }
                if diagnosing, !isParenthesised, kind == .newline {
                    throw refuse("trailing comma not allowed without surrounding parentheses", at: token)
                }
            }
            if isParenthesised { try expect(.rightParenthesis) }
        }
        let names = takeAliases(from: mark)
        if let module, level == 0, module == KnownName.future { noteFuture(names) }
        return add(.importFrom(module: module, names: names, level: level), from: start, to: end)
    }

    private mutating func optionalAlias() throws(ParseFailure) -> NameID? {
        guard accept(.asKeyword) else { return nil }
        return try name()
    }

    /// `barry_as_FLUFL` changes what the rest of the file may say.
    private mutating func noteFuture(_ list: AliasList) {
        for alias in tree[list] {
            let span = names.spans[Int(alias.name.rawValue)]
            let isBarry = names.bytes[Int(span.start)..<Int(span.end)].elementsEqual("barry_as_FLUFL".utf8)
            if isBarry { allowsDiamond = true }
        }
    }

    /// `dotted_name: '.'.NAME+`, as one name with its dots.
    mutating func dottedName() throws(ParseFailure) -> NameID {
        let first = try name()
        guard kind == .dot else { return first }
        var bytes = bytes(of: first)
        while accept(.dot) {
            let part = try name()
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: self.bytes(of: part))
        }
        return bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return first }
            return names.intern(base, count: buffer.count)
        }
    }

    private func bytes(of name: NameID) -> ContiguousArray<UInt8> {
        let span = names.spans[Int(name.rawValue)]
        return ContiguousArray(names.bytes[Int(span.start)..<Int(span.end)])
    }
}
