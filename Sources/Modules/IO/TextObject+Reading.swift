import TaipanRuntime

extension TextObject {
    /// Bytes of `chunk` not given to the script yet.
    @inline(__always) var unread: Int { chunk.count &- chunkPosition }

    /// Bytes that one code unit takes.
    @inline(__always) private var unit: Int { readEncoding.bytesPerUnit }

    // MARK: Filling

    /// Reads another piece of about `wanted` bytes behind what is there; false at the end of the stream.
    func fill(_ vm: VM, wanted: Int = 0) throws(ScriptException) -> Bool {
        if chunkPosition > 0 {
            chunk.removeFirst(chunkPosition)
            chunkPosition = 0
        }
        if chunk.count == 0 {
            chunkIsASCII = true
            chunkHasReturn = false
        }
        let start = chunk.count
        let size = max(chunkSize, 1, wanted)
        hasRead = true
        if let buffered {
            guard buffered.isReadable else { throw vm.unsupported("not readable") }
            try chunk.reserve(vm, start + size)
            try buffered.enter(vm)
            defer { buffered.leave() }
            try buffered.prepareReading(vm)
            let got: Int
            if buffered.ahead > 0 {
                got = min(size, buffered.ahead)
                memcpy(chunk.base + start, try buffered.buffer(vm) + buffered.readPosition, got)
                buffered.readPosition += got
            } else {
                buffered.readPosition = 0
                buffered.readEnd = 0
                got = try buffered.rawRead(vm, into: chunk.base + start, size) ?? 0
            }
            chunk.count = start + got
        } else {
            let mark = vm.mark
            let method = hasRead1 ? io.names.read1 : io.names.read
            let piece = try vm.callMethod(buffer.value, method, vm.makeInt(size))
            guard vm.isBytesLike(piece) else {
                throw vm.typeError("underlying \(hasRead1 ? "read1" : "read")() should have returned a bytes-like object, not '\(vm.typeName(piece))'")
            }
            try vm.withBytes(piece) { (bytes) throws(ScriptException) in
                chunk.count = start
                try chunk.append(vm, bytes)
            }
            vm.drain(to: mark)
        }
        noteFilled(from: start)
        return chunk.count > start
    }

    private func noteFilled(from start: Int) {
        let count = chunk.count - start
        guard count > 0 else { return }
        if !chunkHasReturn { chunkHasReturn = memchr(chunk.base + start, 13, count) != nil }
        if chunkIsASCII { chunkIsASCII = hasOnlyASCII(chunk.base + start, count) }
    }

    /// Takes the signature away, which may need more bytes to come first.
    @inline(__always)
    private func prepare(_ vm: VM) throws(ScriptException) { if _slowPath(!isSignatureRead) { try readSignature(vm) } }

    @inline(never)
    private func readSignature(_ vm: VM) throws(ScriptException) {
        let length = encoding == .utf8WithSignature ? 3 : encoding == .utf16 ? 2 : 4
        while unread < length, try fill(vm) {}
        guard unread >= length else {
            // Too short for one: the rest is decoded as it is. At an empty beginning it may still come.
            isSignatureRead = unread > 0
            return
        }
        isSignatureRead = true
        let base = chunk.base + chunkPosition
        switch encoding {
        case .utf8WithSignature:
            if base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF { chunkPosition += 3 }
        case .utf16:
            if base[0] == 0xFF, base[1] == 0xFE {
                chunkPosition += 2
            } else if base[0] == 0xFE, base[1] == 0xFF {
                chunkPosition += 2
                readEncoding = .utf16BigEndian
            } else {
                throw try noSignature(vm, length)
            }
        default:
            if base[0] == 0xFF, base[1] == 0xFE, base[2] == 0, base[3] == 0 {
                chunkPosition += 4
            } else if base[0] == 0, base[1] == 0, base[2] == 0xFE, base[3] == 0xFF {
                chunkPosition += 4
                readEncoding = .utf32BigEndian
            } else {
                throw try noSignature(vm, length)
            }
        }
    }

    /// The byte order cannot be told.
    private func noSignature(_ vm: VM, _ length: Int) throws(ScriptException) -> ScriptException {
        isSignatureRead = false
        let bytes = vm.makeBytes(UnsafeRawBufferPointer(start: chunk.base + chunkPosition, count: unread))
        return vm.raise(try vm.call(Value(vm.exceptionType(.unicodeDecodeError)), [
            vm.makeString(encoding.name), bytes, Value(smallInt: 0), Value(smallInt: length), vm.makeString("Stream does not start with BOM"),
        ]))
    }

    // MARK: Lines

    /// A line with its ending, at most `limit` characters when that is not negative; empty at the end.
    func readLine(_ vm: VM, limit: Int) throws(ScriptException) -> Value {
        if pending.count > 0 { try writePending(vm) }
        try prepare(vm)
        if _fastPath(limit < 0 && unit == 1 && (!chunkHasReturn || newlines.ending == .lineFeed) && newlines.ending.rawValue <= 1 && unread > 0) {
            let start = chunk.base + chunkPosition
            if let newline = memchr(start, 10, unread) {
                let count = newline - UnsafeMutableRawPointer(start) + 1
                seenNewlines.insert(.lineFeed)
                let bytes = UnsafeRawBufferPointer(start: start, count: count)
                chunkPosition += count
                if chunkIsASCII { return vm.makeString(latin1: bytes, ascii: true) }
                return try vm.decode(bytes, readEncoding, policy)
            }
        }
        return try readLineSlow(vm, limit)
    }

    @inline(never)
    private func readLineSlow(_ vm: VM, _ limit: Int) throws(ScriptException) -> Value {
        if limit == 0 { return vm.runtime.pointee.emptyString }
        // Offsets count from `chunkPosition`: filling moves the bytes.
        var scanned = 0
        while true {
            if let end = lineEnd(from: &scanned, atEnd: false) { return try takeLine(vm, end, limit) }
            // No character takes more than four bytes.
            if limit >= 0, unread / 4 > limit { return try takeLine(vm, unread, limit) }
            if try !fill(vm) {
                if unread == 0 { return vm.runtime.pointee.emptyString }
                return try takeLine(vm, lineEnd(from: &scanned, atEnd: true) ?? unread, limit)
            }
        }
    }

    /// Where the line that begins at `chunkPosition` ends, in bytes; nil when its end has not come. `scanned` bytes need not be looked
    /// at again.
    private func lineEnd(from scanned: inout Int, atEnd: Bool) -> Int? {
        let base = chunk.base + chunkPosition, count = unread, unit = self.unit
        if unit > 1 { return wideLineEnd(base, count, unit, from: &scanned, atEnd: atEnd) }
        switch newlines.ending {
        case .lineFeed:
            if let found = memchr(base + scanned, 10, count - scanned) { return found - UnsafeMutableRawPointer(base) + 1 }
            scanned = count
        case .carriageReturn:
            if let found = memchr(base + scanned, 13, count - scanned) { return found - UnsafeMutableRawPointer(base) + 1 }
            scanned = count
        case .both:
            while scanned < count, let found = memchr(base + scanned, 13, count - scanned) {
                let index = found - UnsafeMutableRawPointer(base)
                scanned = index
                guard index + 1 < count else { return nil }
                if base[index + 1] == 10 { return index + 2 }
                scanned = index + 1
            }
            scanned = count
        case .any:
            let feed = memchr(base + scanned, 10, count - scanned).map { $0 - UnsafeMutableRawPointer(base) } ?? count
            if chunkHasReturn, let found = memchr(base + scanned, 13, feed - scanned) {
                let index = found - UnsafeMutableRawPointer(base)
                if index + 1 < count { return base[index + 1] == 10 ? index + 2 : index + 1 }
                scanned = index
                return atEnd ? index + 1 : nil
            }
            if feed < count { return feed + 1 }
            scanned = count
        }
        return nil
    }

    /// The same for code units of two or four bytes.
    private func wideLineEnd(_ base: UnsafeMutablePointer<UInt8>, _ count: Int, _ unit: Int, from scanned: inout Int, atEnd: Bool) -> Int? {
        var index = scanned
        while index + unit <= count {
            let character = codeUnit(base + index, unit)
            let next = index + unit
            if character == 10, newlines.ending == .lineFeed || newlines.ending == .any { return next }
            if character == 13, newlines.ending != .lineFeed {
                if newlines.ending == .carriageReturn { return next }
                guard next + unit <= count else {
                    scanned = index
                    return atEnd && newlines.ending == .any ? next : nil
                }
                if codeUnit(base + next, unit) == 10 { return next + unit }
                if newlines.ending == .any { return next }
            }
            index = next
        }
        scanned = index
        return nil
    }

    @inline(__always)
    private func codeUnit(_ base: UnsafeMutablePointer<UInt8>, _ unit: Int) -> UInt32 {
        switch readEncoding {
        case .utf16BigEndian: UInt32(base[0]) << 8 | UInt32(base[1])
        case .utf16LittleEndian: UInt32(base[1]) << 8 | UInt32(base[0])
        case .utf32BigEndian: UInt32(base[0]) << 24 | UInt32(base[1]) << 16 | UInt32(base[2]) << 8 | UInt32(base[3])
        case .utf32LittleEndian: UInt32(base[3]) << 24 | UInt32(base[2]) << 16 | UInt32(base[1]) << 8 | UInt32(base[0])
        default: UInt32(base[0])
        }
    }

    /// Gives out `count` bytes, or as many as make `limit` characters.
    private func takeLine(_ vm: VM, _ count: Int, _ limit: Int) throws(ScriptException) -> Value {
        var count = count
        if limit >= 0, count > limit { count = measure(characters: limit, within: count, atEnd: true).bytes }
        return try take(vm, count)
    }

    // MARK: Characters

    /// `read(size)`.
    func read(_ vm: VM, _ size: Int) throws(ScriptException) -> Value {
        if pending.count > 0 { try writePending(vm) }
        try prepare(vm)
        while true {
            let measured = measure(characters: size, within: unread, atEnd: false)
            let isComplete = measured.characters >= size
            // Doubling what is there keeps the measuring anew of all of it cheap; each character takes a byte at least.
            let goesOn = isComplete ? false : try fill(vm, wanted: min(size - measured.characters, max(unread, 1 << 16)))
            if !goesOn {
                let result = try take(vm, isComplete ? measured.bytes : measure(characters: size, within: unread, atEnd: true).bytes)
                if unread == 0, chunk.capacity > 1 << 18 {
                    chunk.reset()
                    chunkPosition = 0
                }
                return result
            }
        }
    }

    /// `read(-1)`.
    func readAll(_ vm: VM) throws(ScriptException) -> Value {
        if pending.count > 0 { try writePending(vm) }
        try prepare(vm)
        hasRead = true
        if let buffered {
            guard buffered.isReadable else { throw vm.unsupported("not readable") }
            try buffered.enter(vm)
            defer { buffered.leave() }
            try buffered.prepareReading(vm)
            if chunkPosition > 0 {
                chunk.removeFirst(chunkPosition)
                chunkPosition = 0
            }
            if chunk.count == 0 {
                chunkIsASCII = true
                chunkHasReturn = false
            }
            let start = chunk.count
            if buffered.ahead > 0 {
                try chunk.append(vm, UnsafeRawBufferPointer(start: try buffered.buffer(vm) + buffered.readPosition, count: buffered.ahead))
                buffered.readPosition = buffered.readEnd
            }
            if let file = buffered.file {
                buffered.rawPosition = -1
                buffered.readPosition = 0
                buffered.readEnd = 0
                _ = try file.appendAll(vm, to: &chunk)
            } else {
                let rest = try buffered.readAll(vm)
                if !rest.isNone { try chunk.append(vm, rest.bytes.buffer) }
            }
            noteFilled(from: start)
        } else {
            let start = chunk.count
            let rest = try vm.callMethod(buffer.value, io.names.read)
            if !rest.isNone {
                guard vm.isBytesLike(rest) else { throw vm.typeError("underlying read() should have returned a bytes-like object, not '\(vm.typeName(rest))'") }
                try vm.withBytes(rest) { (bytes) throws(ScriptException) in try chunk.append(vm, bytes) }
            }
            noteFilled(from: start)
        }
        let result = try take(vm, unread)
        if chunk.capacity > 1 << 16 { chunk.reset() }
        chunkPosition = 0
        chunk.count = 0
        return result
    }

    /// How many bytes make `characters` characters, as far as they are there.
    ///
    /// A sequence whose rest has not come, and a carriage return whose line feed may still come, are left out unless `atEnd`.
    private func measure(characters: Int, within count: Int, atEnd: Bool) -> (bytes: Int, characters: Int) {
        let base = chunk.base + chunkPosition
        let translates = newlines.translatesReading && chunkHasReturn
        let holdsReturn = newlines.ending == .any && chunkHasReturn && !atEnd
        if unit == 1, chunkIsASCII || readEncoding == .latin1 || readEncoding == .ascii, !translates {
            var bytes = min(characters, count)
            if holdsReturn, bytes > 0, bytes == count, base[bytes - 1] == 13 { bytes -= 1 }
            return (bytes, bytes)
        }
        var index = 0, found = 0
        while found < characters, index < count {
            let length = sequenceLength(base + index, count - index)
            if length > count - index {
                if !atEnd { break }
                index = count
                found += 1
                break
            }
            let character = codeUnit(base + index, unit)
            if character == 13, newlines.ending == .any {
                let next = index + unit
                if next + unit > count {
                    if !atEnd { break }
                } else if translates, codeUnit(base + next, unit) == 10 {
                    index = next
                }
            }
            index += length
            found += 1
        }
        return (index, found)
    }

    /// Bytes of the character that begins here, told by its first; a byte that begins none counts as one.
    @inline(__always)
    private func sequenceLength(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        switch readEncoding {
        case .utf8:
            let lead = base[0]
            if lead < 0x80 { return 1 }
            let length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1
            var index = 1
            while index < length, index < count {
                if base[index] & 0xC0 != 0x80 { return index }
                index += 1
            }
            return length
        case .utf16LittleEndian, .utf16BigEndian:
            guard count >= 2 else { return 2 }
            let unit = codeUnit(base, 2)
            return unit >= 0xD800 && unit < 0xDC00 ? 4 : 2
        case .utf32LittleEndian, .utf32BigEndian: return 4
        default: return 1
        }
    }

    // MARK: Decoding

    /// Decodes the next `count` bytes and gives them out, their line endings translated when that is asked for.
    private func take(_ vm: VM, _ count: Int) throws(ScriptException) -> Value {
        guard count > 0 else { return vm.runtime.pointee.emptyString }
        let base = chunk.base + chunkPosition
        chunkPosition += count
        var size = count
        if newlines.ending == .any {
            if unit > 1 { return try takeWide(vm, UnsafeRawBufferPointer(start: base, count: count)) }
            if chunkHasReturn {
                size = noteAndTranslate(base, count)
            } else if !seenNewlines.contains(.lineFeed), memchr(base, 10, count) != nil {
                seenNewlines.insert(.lineFeed)
            }
        }
        let bytes = UnsafeRawBufferPointer(start: base, count: size)
        if chunkIsASCII, unit == 1 { return vm.makeString(latin1: bytes, ascii: true) }
        return try vm.decode(bytes, readEncoding, policy)
    }

    /// Notes the endings, and turns them into line feeds in place when that is asked for: the new number of bytes.
    private func noteAndTranslate(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        let translates = newlines.translatesReading
        var source = 0, target = 0
        // A pair may be given out in two pieces; it counts once.
        if !translates, base[0] == 10, base > chunk.base, base[-1] == 13 {
            source = 1
            target = 1
        }
        while source < count {
            let rest = count - source
            let found = memchr(base + source, 13, rest).map { $0 - UnsafeMutableRawPointer(base + source) } ?? rest
            if found > 0 {
                if !seenNewlines.contains(.lineFeed), memchr(base + source, 10, found) != nil { seenNewlines.insert(.lineFeed) }
                if target != source { memmove(base + target, base + source, found) }
                source += found
                target += found
            }
            guard source < count else { break }
            let isPair = source + 1 < count && base[source + 1] == 10
            let isCut = !translates && source + 1 == count && unread > 0 && base[count] == 10
            seenNewlines.insert(isPair || isCut ? .both : .carriageReturn)
            if translates {
                base[target] = 10
                target += 1
                source += isPair ? 2 : 1
            } else {
                let width = isPair ? 2 : 1
                if target != source { memmove(base + target, base + source, width) }
                source += width
                target += width
            }
        }
        return target
    }

    /// The same for code units of two or four bytes, on the decoded text.
    private func takeWide(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) -> Value {
        let text = try vm.decode(bytes, readEncoding, policy)
        return newlines.ending == .any ? vm.translateNewlines(text, &seenNewlines, translates: newlines.translatesReading) : text
    }
}

/// Eight bytes at a time.
@inline(__always)
func hasOnlyASCII(_ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    var index = 0
    let raw = UnsafeRawPointer(base)
    var all: UInt64 = 0
    while index + 32 <= count {
        all |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) | raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
            | raw.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self) | raw.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
        if all & 0x8080_8080_8080_8080 != 0 { return false }
        index += 32
    }
    while index < count {
        if base[index] >= 0x80 { return false }
        index += 1
    }
    return true
}

extension VM {
    /// Notes the line endings of a text and, when asked, turns "\r\n" and "\r" into "\n".
    func translateNewlines(_ text: Value, _ seen: inout NewlineKinds, translates: Bool) -> Value {
        let string = text.string
        if !string.contains(13) {
            if !seen.contains(.lineFeed), string.contains(10) { seen.insert(.lineFeed) }
            return text
        }
        var result: [UInt32] = []
        result.reserveCapacity(string.count)
        var index = 0
        while index < string.count {
            let character = string[codePoint: index]
            index += 1
            if character == 13 {
                let isPair = index < string.count && string[codePoint: index] == 10
                seen.insert(isPair ? .both : .carriageReturn)
                if translates {
                    if isPair { index += 1 }
                    result.append(10)
                    continue
                }
                result.append(13)
                if isPair {
                    result.append(10)
                    index += 1
                }
                continue
            }
            if character == 10 { seen.insert(.lineFeed) }
            result.append(character)
        }
        return translates ? result.withUnsafeBufferPointer { makeString(codePoints: $0) } : text
    }
}
