import Descriptors
import TaipanModules
import TaipanRuntime

extension Interpreter {
    /// What may stand in place of the last word of `text`, a line up to the cursor: names and keywords, attributes behind a dot, modules in an import.
    /// Objects are only asked for their attributes, and nothing is imported that is not part of the program. `start` is the byte offset
    /// in `text` of what is replaced.
    public func completions(of text: String) -> (start: Int, matches: [String]) {
        let bytes = Array(text.utf8)
        var begin = bytes.count
        while begin > 0, Self.isPartOfName(bytes[begin - 1]) { begin -= 1 }
        let word = String(decoding: bytes[begin...], as: UTF8.self)
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let prefix = parts.last ?? ""
        let statement = bytes[..<begin].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).last ?? []
        let words = String(decoding: statement, as: UTF8.self).split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "(" }.map(String.init)

        let names: [String]
        switch words.first {
        case "import" where words.last != "as", "from" where words.count == 1: names = moduleNames(inside: parts.dropLast())
        case "from" where words.count >= 3 && words[2] == "import" && words.last != "as" && parts.count == 1: names = members(ofModule: words[1])
        case "from" where words.count == 2: names = ["import"]
        default: names = parts.count > 1 ? attributes(of: Array(parts.dropLast())) : visibleNames
        }
        let head = parts.dropLast().map { "\($0)." }.joined()
        // Private names only when asked for.
        let matches = Set(names).filter { $0.hasPrefix(prefix) && (!$0.hasPrefix("_") || prefix.hasPrefix("_")) }.sorted()
        return (begin, matches.map { head + $0 })
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
    }

    private var visibleNames: [String] {
        let names = try? guarded { (vm) throws(ScriptException) in
            try [String].fromScript(Value(globals), vm) + [String].fromScript(vm.runtime.pointee.builtins, vm)
        }
        return (names ?? []) + Interpreter.keywords
    }

    private func attributes(of path: [String]) -> [String] {
        let names = try? guarded { (vm) throws(ScriptException) -> [String] in
            guard let first = path.first else { return [] }
            let builtins = vm.runtime.pointee.builtins.dict
            var object = vm.lookup(globals, string: vm.intern(first))
            if object.isUnset { object = vm.lookup(builtins, string: vm.intern(first)) }
            guard !object.isUnset else { return [] }
            for part in path.dropFirst() { object = try vm.getAttribute(object, vm.intern(part)) }
            return try [String].fromScript(try vm.call(vm.lookup(builtins, string: vm.intern("dir")), object), vm)
        }
        return names ?? []
    }

    /// Names of modules that could be imported, or of those inside a package.
    private func moduleNames(inside package: [String]) -> [String] {
        let prefix = package.map { "\($0)." }.joined()
        let shipped = TaipanModules.moduleNames.filter { $0.hasPrefix(prefix) }
        let names = shipped.map { String($0.dropFirst(prefix.utf8.count).prefix { $0 != "." }) }
        return package.isEmpty ? names + searchPath.flatMap(Self.moduleFiles) : names
    }

    private var searchPath: [String] {
        let path = try? guarded { (vm) throws(ScriptException) in
            try [String].fromScript(vm.lookup(vm.runtime.pointee.sysModule.record.values[0].dict, string: vm.intern("path")), vm)
        }
        return path ?? []
    }

    /// Source files and folders whose names could be those of modules.
    private static func moduleFiles(_ folder: String) -> [String] {
        let directoryType: UInt8 = 4
        var names: [String] = []
        guard let stream = try? DirectoryStream(path: folder.isEmpty ? "." : folder) else { return [] }
        while let found = try? stream.next(.plain, { (name, entry) in (String(decoding: name, as: UTF8.self), entry.type) }) {
            let name = found.0.hasSuffix(".py") ? String(found.0.dropLast(3)) : found.0
            let isModule = name.utf8.count < found.0.utf8.count || found.1 == directoryType
            if isModule, name.utf8.allSatisfy({ isPartOfName($0) && $0 != UInt8(ascii: ".") }) { names.append(name) }
        }
        return names
    }

    private func members(ofModule name: String) -> [String] {
        let names = try? guarded { (vm) throws(ScriptException) -> [String] in
            var module = vm.lookup(vm.runtime.pointee.modules.dict, string: vm.intern(name))
            if module.isUnset {
                guard TaipanModules.moduleNames.contains(name) else { return [] }
                _ = try vm.importModule(name)
                module = vm.lookup(vm.runtime.pointee.modules.dict, string: vm.intern(name))
            }
            guard !module.isUnset else { return [] }
            return try [String].fromScript(try vm.call(vm.lookup(vm.runtime.pointee.builtins.dict, string: vm.intern("dir")), module), vm)
        }
        return names ?? []
    }

    private static var keywords: [String] {
        ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
         "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"]
    }
}
