import TaipanRuntime

/// Paths as text: what `os.path` would otherwise do in script code.
extension PosixModule {
    static let paths: [Builtin] = [
        Builtin("fspath", "(path)", "Gives str and bytes as they are, and what __fspath__() says of anything else.") { (vm, a) throws(ScriptException) in
            if a[0].isString || a[0].isObject(of: .bytes) { return a[0] }
            let method = vm.special(of: a[0], .fspath)
            guard !method.isUnset, !method.isNone else { throw vm.typeError("expected str, bytes or os.PathLike object, not \(vm.typeName(a[0]))") }
            let path = try vm.callSpecial(method, a[0])
            guard path.isString || path.isObject(of: .bytes) else {
                throw vm.typeError("expected \(vm.typeName(a[0])).__fspath__() to return str or bytes, not \(vm.typeName(path))")
            }
            return path
        },
        Builtin("_path_normpath", "(path)", "Takes '.', '..' and repeated slashes out of a path.") { (vm, a) throws(ScriptException) in
            if a[0].isObject(of: .bytes) { return vm.makeBytes(normalized(Array(a[0].bytes.buffer))) }
            guard a[0].isString else { throw vm.typeError("_path_normpath: path should be string, bytes or os.PathLike, not \(vm.typeName(a[0]))") }
            let string = a[0].string
            if string.count > 0, isNormal(string) { return a[0] }
            let points = normalized((0..<string.count).map { string[codePoint: $0] })
            return points.withUnsafeBufferPointer { vm.makeString(codePoints: $0) }
        },
        Builtin("_path_splitroot_ex", "(path)", "The triple (drive, root, rest) of a path; the drive is always empty here.") { (vm, a) throws(ScriptException) in
            if a[0].isObject(of: .bytes) {
                let bytes = a[0].bytes.buffer, length = rootLength(bytes.prefix(3).map { UInt32($0) })
                return vm.makeTuple(vm.runtime.pointee.emptyBytes, vm.makeBytes(UnsafeRawBufferPointer(rebasing: bytes[..<length])), vm.makeBytes(UnsafeRawBufferPointer(rebasing: bytes[length...])))
            }
            guard a[0].isString else { throw vm.typeError("_path_splitroot_ex: path should be string, bytes or os.PathLike, not \(vm.typeName(a[0]))") }
            let string = a[0].string
            let length = rootLength((0..<min(3, string.count)).map { string[codePoint: $0] })
            return vm.makeTuple(vm.runtime.pointee.emptyString, vm.makeSubstring(string, 0..<length), vm.makeSubstring(string, length..<string.count))
        },
    ]

    /// POSIX: one slash and three or more are the same root; two are the system's own business.
    private static func rootLength<Unit: FixedWidthInteger>(_ start: [Unit]) -> Int {
        guard start.first == 47 else { return 0 }
        return start.count >= 2 && start[1] == 47 && !(start.count >= 3 && start[2] == 47) ? 2 : 1
    }

    /// No empty part, no `.` and no `..`, no slash at the end: nothing to do.
    private static func isNormal(_ string: StringPointer) -> Bool {
        var partLength = 0, dots = 0
        for index in 0..<string.count {
            let point = string[codePoint: index]
            if point == 47 {
                if index > 0 && (partLength == 0 || partLength == dots && dots <= 2) { return false }
                partLength = 0
                dots = 0
            } else {
                partLength += 1
                if point == 46 { dots += 1 }
            }
        }
        if partLength == 0 { return string.count == 1 }
        return !(partLength == dots && dots <= 2)
    }

    private static func normalized<Unit: FixedWidthInteger>(_ path: [Unit]) -> [Unit] {
        let root = rootLength(Array(path.prefix(3)))
        var parts: [ArraySlice<Unit>] = []
        for part in path[root...].split(separator: 47) {
            if part.count == 1, part.first == 46 { continue }
            let isUp = part.count == 2 && part.allSatisfy { $0 == 46 }
            if isUp, let last = parts.last, !(last.count == 2 && last.allSatisfy { $0 == 46 }) {
                parts.removeLast()
            } else if !(isUp && root > 0 && parts.isEmpty) {
                parts.append(part)
            }
        }
        let result = Array(path.prefix(root)) + Array(parts.joined(separator: [47]))
        return result.isEmpty ? [46] : result
    }
}
