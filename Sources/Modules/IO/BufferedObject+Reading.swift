import Descriptors
import TaipanRuntime

extension BufferedObject {
    /// Before reading: what was written goes out first.
    @inline(__always)
    func prepareReading(_ vm: VM) throws(ScriptException) { if _slowPath(unwritten > 0) { try flushBuffer(vm) } }

    /// Fills the empty buffer by one raw read: the number of bytes, 0 at the end, nil when it would block.
    func fill(_ vm: VM) throws(ScriptException) -> Int? {
        readPosition = 0
        readEnd = 0
        guard let count = try rawRead(vm, into: try buffer(vm), bufferSize) else { return nil }
        readEnd = count
        return count
    }

    /// Up to `count` bytes read ahead, as bytes.
    @inline(__always)
    private func takeAhead(_ vm: VM, _ count: Int) throws(ScriptException) -> Value {
        let result = vm.makeBytes(UnsafeRawBufferPointer(start: try buffer(vm) + readPosition, count: count))
        readPosition += count
        return result
    }

    /// Copies what is ahead, up to `count` bytes: how many.
    @inline(__always)
    private func copyAhead(_ vm: VM, to target: UnsafeMutablePointer<UInt8>, _ count: Int) throws(ScriptException) -> Int {
        let most = min(count, ahead)
        if most > 0 {
            memcpy(target, try buffer(vm) + readPosition, most)
            readPosition += most
        }
        return most
    }

    /// `read(size)`: `size` bytes unless the end comes first; None when there is nothing and waiting would block.
    func read(_ vm: VM, _ size: Int) throws(ScriptException) -> Value {
        if _fastPath(size <= ahead) { return try takeAhead(vm, size) }
        try prepareReading(vm)
        return size <= bufferSize ? try readSmall(vm, size) : try readLarge(vm, size)
    }

    private func readSmall(_ vm: VM, _ size: Int) throws(ScriptException) -> Value {
        let result = vm.makeBytes(count: size)
        var count = try copyAhead(vm, to: result.base, size)
        while count < size {
            guard let got = try fill(vm) else {
                if count == 0 { return .none }
                break
            }
            if got == 0 { break }
            count += try copyAhead(vm, to: result.base + count, size - count)
        }
        return count == size ? Value(result) : vm.makeBytes(UnsafeRawBufferPointer(start: result.base, count: count))
    }

    /// Whole blocks go straight from the raw stream to the result, which grows with what comes: `size` is the script's.
    private func readLarge(_ vm: VM, _ size: Int) throws(ScriptException) -> Value {
        var result = ByteBuffer()
        guard size <= ByteBuffer.largest else { throw vm.raise(.memoryError) }
        try result.reserveExactly(vm, min(size, 1 << 20))
        result.count = try copyAhead(vm, to: result.base, min(size, 1 << 20))
        while result.count < size {
            let remaining = size - result.count
            let got: Int?
            if remaining >= bufferSize {
                let block = min(remaining - remaining % bufferSize, max(1 << 20, result.count))
                try result.reserve(vm, result.count + block)
                got = try rawRead(vm, into: result.base + result.count, block)
                if let got { result.count += got }
            } else {
                got = try fill(vm)
                try result.reserve(vm, result.count + min(remaining, ahead))
                result.count += try copyAhead(vm, to: result.base + result.count, remaining)
            }
            guard let got else {
                if result.count == 0 { return .none }
                break
            }
            if got == 0 { break }
        }
        return vm.makeBytes(result.bytes)
    }

    /// `read(-1)`.
    func readAll(_ vm: VM) throws(ScriptException) -> Value {
        try prepareReading(vm)
        if let file, ahead == 0 {
            readPosition = 0
            readEnd = 0
            rawPosition = -1
            return try file.readAll(vm)
        }
        var result = ByteBuffer()
        if ahead > 0 { try result.append(vm, UnsafeRawBufferPointer(start: try buffer(vm) + readPosition, count: ahead)) }
        readPosition = 0
        readEnd = 0
        rawPosition = -1
        if let file {
            _ = try file.appendAll(vm, to: &result)
            return vm.makeBytes(result.bytes)
        }
        let readall = try vm.getAttributeOrUnset(raw.value, io.names.readall)
        if !readall.isUnset {
            let rest = try vm.call(readall)
            if rest.isNone { return result.count == 0 ? .none : vm.makeBytes(result.bytes) }
            guard rest.isObject(of: .bytes) else { throw vm.typeError("readall() should return bytes") }
            if result.count == 0 { return rest }
            try result.append(vm, rest.bytes.buffer)
            return vm.makeBytes(result.bytes)
        }
        while true {
            let mark = vm.mark
            let piece = try vm.callMethod(raw.value, io.names.read)
            if piece.isNone {
                if result.count == 0 { return .none }
                break
            }
            guard piece.isObject(of: .bytes) else { throw vm.typeError("read() should return bytes") }
            if piece.bytes.pointee.count == 0 { break }
            try result.append(vm, piece.bytes.buffer)
            vm.drain(to: mark)
        }
        return vm.makeBytes(result.bytes)
    }

    /// `read1(size)`: at most one raw read.
    func read1(_ vm: VM, _ size: Int) throws(ScriptException) -> Value {
        let size = size < 0 ? bufferSize : size
        if size == 0 { return vm.runtime.pointee.emptyBytes }
        if ahead > 0 { return try takeAhead(vm, min(size, ahead)) }
        try prepareReading(vm)
        readPosition = 0
        readEnd = 0
        var result = ByteBuffer()
        try result.reserveExactly(vm, min(size, 1 << 26))
        result.count = try rawRead(vm, into: result.base, min(size, 1 << 26)) ?? 0
        return vm.makeBytes(result.bytes)
    }

    /// `peek()`: what is ahead, after one raw read when there is nothing.
    func peek(_ vm: VM) throws(ScriptException) -> Value {
        try prepareReading(vm)
        if ahead == 0, try fill(vm) == nil { return vm.runtime.pointee.emptyBytes }
        return vm.makeBytes(UnsafeRawBufferPointer(start: try buffer(vm) + readPosition, count: ahead))
    }

    /// `readinto` and `readinto1`: the number of bytes, nil when it would block.
    func read(_ vm: VM, into target: UnsafeMutableRawBufferPointer, once: Bool) throws(ScriptException) -> Int? {
        guard let start = target.baseAddress?.assumingMemoryBound(to: UInt8.self), target.count > 0 else { return 0 }
        var count = try copyAhead(vm, to: start, target.count)
        if count == target.count { return count }
        try prepareReading(vm)
        while count < target.count {
            if once && count > 0 { break }
            let remaining = target.count - count
            let got: Int?
            if remaining > bufferSize {
                readPosition = 0
                readEnd = 0
                got = try rawRead(vm, into: start + count, remaining)
                count += got ?? 0
            } else {
                got = try fill(vm)
                count += try copyAhead(vm, to: start + count, remaining)
            }
            guard let got else { return count > 0 ? count : nil }
            if got == 0 { break }
        }
        return count
    }

    /// A line with its newline, at most `limit` bytes when that is not negative; empty at the end.
    func readLine(_ vm: VM, limit: Int) throws(ScriptException) -> Value {
        if _fastPath(ahead > 0) {
            let most = limit < 0 ? ahead : min(limit, ahead)
            let start = try buffer(vm) + readPosition
            if let newline = memchr(start, 10, most) {
                return try takeAhead(vm, newline - UnsafeMutableRawPointer(start) + 1)
            }
            if limit >= 0 && most == limit { return try takeAhead(vm, most) }
        }
        try prepareReading(vm)
        return try readLineSlow(vm, limit)
    }

    @inline(never)
    private func readLineSlow(_ vm: VM, _ limit: Int) throws(ScriptException) -> Value {
        var line = ByteBuffer()
        while limit < 0 || line.count < limit {
            if ahead == 0 {
                guard let got = try fill(vm), got > 0 else { break }
            }
            let start = try buffer(vm) + readPosition
            let most = limit < 0 ? ahead : min(limit - line.count, ahead)
            let newline = memchr(start, 10, most)
            let count = newline.map { $0 - UnsafeMutableRawPointer(start) + 1 } ?? most
            // The usual line that lies whole in a fresh buffer needs no second copy.
            if line.count == 0, newline != nil { return try takeAhead(vm, count) }
            try line.append(vm, UnsafeRawBufferPointer(start: start, count: count))
            readPosition += count
            if newline != nil { break }
        }
        return vm.makeBytes(line.bytes)
    }

    // MARK: Position

    func tell(_ vm: VM) throws(ScriptException) -> Int {
        let position = try rawTell(vm)
        // A raw stream of a script may answer anything.
        let (result, overflow) = position.addingReportingOverflow(unwritten - ahead)
        return overflow ? position : max(result, 0)
    }

    func seek(_ vm: VM, _ target: Int, _ whence: Int32) throws(ScriptException) -> Int {
        if whence != SEEK_END, readEnd > 0, isReadable {
            let raw = rawPosition >= 0 ? rawPosition : try rawTell(vm)
            let current = raw - ahead
            let (offset, overflow) = whence == SEEK_CUR ? (target, false) : target.subtractingReportingOverflow(current)
            if !overflow, offset >= -readPosition, offset <= ahead {
                readPosition += offset
                return current + offset
            }
        }
        try flushBuffer(vm)
        var target = target
        if whence == SEEK_CUR {
            let (adjusted, overflow) = target.subtractingReportingOverflow(ahead)
            guard !overflow else { throw vm.osError(errno: EINVAL) }
            target = adjusted
        }
        let position = try rawSeek(vm, target, whence)
        readPosition = 0
        readEnd = 0
        return position
    }
}
