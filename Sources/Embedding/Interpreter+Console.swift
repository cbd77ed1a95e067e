import TaipanRuntime
import TaipanSyntax

// What a REPL asks an interpreter.

extension Interpreter {
    /// Whether text is a whole statement.
    public enum Completeness: Sendable {
        case complete
        /// More lines are needed.
        case incomplete
        /// No continuation can make it right.
        case wrong
    }

    /// First line of an interactive session.
    public var banner: String { "Taipan 0.1 (Python 3.13)" }

    /// `sys.ps1` or `sys.ps2` as text, or what is usual.
    public func prompt(_ name: String, _ usual: String) -> String {
        let value = try? guarded { (vm) throws(ScriptException) -> String in
            let prompt = try vm.getAttributeOrUnset(vm.runtime.pointee.sysModule, vm.intern(name))
            return prompt.isUnset ? usual : vm.swiftString(try vm.str(prompt))
        }
        return value ?? usual
    }

    /// Whether `block`, lines as they were typed, is a whole statement. A compound statement is whole after an empty line.
    public func completeness(of block: String) -> Completeness {
        switch Parser.completeness(ofInteractive: Array(block.utf8)) {
        case .complete: .complete
        case .incomplete: .incomplete
        case .wrong: .wrong
        }
    }

    /// What may stand in place of the last word of `text`: names, or attributes behind a dot. Objects are only asked for their attributes;
    /// nothing is called. `start` is the byte offset in `text` of what is replaced.
    public func completions(of text: String) -> (start: Int, matches: [String]) {
        let bytes = Array(text.utf8)
        var begin = bytes.count
        func isPart(_ byte: UInt8) -> Bool {
            byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
                || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
        }
        while begin > 0, isPart(bytes[begin - 1]) { begin -= 1 }
        let word = String(decoding: bytes[begin...], as: UTF8.self)
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let prefix = parts.last ?? ""
        let names = try? guarded { (vm) throws(ScriptException) -> [String] in
            var candidates: [String] = []
            if parts.count > 1 {
                var object = vm.lookup(globals, string: vm.intern(parts[0]))
                if object.isUnset { object = vm.lookup(vm.runtime.pointee.builtins.dict, string: vm.intern(parts[0])) }
                guard !object.isUnset else { return [] }
                for part in parts[1..<(parts.count - 1)] { object = try vm.getAttribute(object, vm.intern(part)) }
                let dir = vm.lookup(vm.runtime.pointee.builtins.dict, string: vm.intern("dir"))
                candidates = try [String].fromScript(try vm.call(dir, object), vm)
            } else {
                candidates = try [String].fromScript(Value(globals), vm) + [String].fromScript(vm.runtime.pointee.builtins, vm) + Interpreter.keywords
            }
            return candidates
        }
        let head = parts.dropLast().map { "\($0)." }.joined()
        // Private names only when asked for.
        let matches = Set(names ?? []).filter { $0.hasPrefix(prefix) && (!$0.hasPrefix("_") || prefix.hasPrefix("_")) }.sorted()
        return (begin, matches.map { head + $0 })
    }

    private static var keywords: [String] {
        ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
         "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"]
    }
}
