import Testing
@testable import TaipanRuntime

/// Strings and bytes below the level of scripts: storage widths, searches, growth in place, codecs.
@Suite struct TextStringTests {
    let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
    var vm: VM { runtime.mainThread }

    private func text(_ value: Value) -> String { vm.swiftString(value) }

    @Test func widths() throws {
        for (source, shift) in [("abc", 0), ("é", 0), ("a€", 1), ("a😀", 2)] { #expect(vm.makeString(source).string.widthShift == shift) }
        let wide = vm.makeString("ab😀").string
        #expect(vm.makeSubstring(wide, 0..<2).string.isASCII)
        #expect(sameString(vm.makeSubstring(wide, 0..<2).string, vm.makeString("ab").string))
        var builder = TextBuilder(vm)
        builder.append("ab")
        builder.append(0xE9)
        builder.append(0x20AC, count: 2)
        builder.append(0x1F600)
        builder.append(decimal: -12)
        let made = try builder.make(vm)
        #expect(text(made) == "abé€€😀-12")
    }

    @Test func appendingInPlace() throws {
        let piece = vm.makeString("xyz")
        var grown = try vm.createConcatenation(vm.makeString("a").string, vm.makeString("b").string)
        for _ in 0..<5000 { grown = try #require(vm.appendInPlace(grown, piece)) }
        #expect(grown.string.count == 15002)
        #expect(grown.string.isASCII)
        grown = try #require(vm.appendInPlace(grown, vm.makeString("é")))
        #expect(!grown.string.isASCII && grown.string.widthShift == 0)
        grown = try #require(vm.appendInPlace(grown, vm.makeString("😀")))
        #expect(grown.string.widthShift == 2 && grown.string.count == 15004)
        #expect(sameString(vm.makeSubstring(grown.string, 2..<5).string, piece.string))
        grown.release()
    }

    /// All searches against the definition, on texts of two letters in which near misses abound.
    @Test func searches() {
        var state: UInt32 = 7
        func next(_ bound: UInt32) -> UInt32 {
            state = state &* 1664525 &+ 1013904223
            return (state >> 16) % bound
        }
        for round in 0..<600 {
            let mark = vm.mark
            let letters: [UInt32] = round % 3 == 0 ? [97, 98] : round % 3 == 1 ? [97, 0x20AC] : [0x1F600, 98]
            let hay = (0..<Int(next(120) + 1)).map { _ in letters[next(8) == 0 ? 1 : 0] }
            let needle = (0..<Int(next(30))).map { _ in letters[next(8) == 0 ? 1 : 0] }
            let places = hay.count < needle.count ? [] : (0...(hay.count - needle.count)).filter { Array(hay[$0..<($0 + needle.count)]) == needle }
            let haystack = hay.withUnsafeBufferPointer { vm.makeString(codePoints: $0) }.string
            let pattern = needle.withUnsafeBufferPointer { vm.makeString(codePoints: $0) }.string
            #expect(haystack.find(pattern, in: 0..<hay.count, .forward) == places.first ?? -1)
            #expect(haystack.find(pattern, in: 0..<hay.count, .backward) == places.last ?? -1)
            vm.drain(to: mark)
        }
    }

    @Test func codecs() throws {
        let source = vm.makeString("aé€😀").string
        for encoding in [TextEncoding.utf8, .utf8WithSignature, .utf16, .utf16BigEndian, .utf32, .utf32LittleEndian] {
            let bytes = try vm.encode(source, encoding)
            let back = try vm.decode(bytes.bytes.buffer, encoding)
            #expect(sameString(back.string, source))
            // Byte by byte gives the same text.
            var decoder = IncrementalDecoder(encoding)
            var pieces = ""
            for index in 0..<bytes.bytes.pointee.count {
                pieces += text(try decoder.decode(vm, UnsafeRawBufferPointer(rebasing: bytes.bytes.buffer[index..<(index + 1)]), isFinal: false))
            }
            pieces += text(try decoder.decode(vm, UnsafeRawBufferPointer(start: nil, count: 0), isFinal: true))
            #expect(pieces == "aé€😀")
        }
        #expect(TextEncoding(named: "Latin-1") == .latin1)
        #expect(TextEncoding(named: "UTF8") == .utf8)
        #expect(TextEncoding(named: "rot13") == nil)
    }

    /// Any bytes survive decoding and encoding with surrogateescape (PEP 383).
    @Test func surrogateEscape() throws {
        var state: UInt32 = 1
        let bytes = vm.makeBytes(count: 4000)
        for index in 0..<4000 {
            state = state &* 1664525 &+ 1013904223
            bytes.base[index] = UInt8(truncatingIfNeeded: state >> 20)
        }
        let decoded = try vm.decode(bytes.buffer, .utf8, .surrogateescape)
        let back = try vm.encode(decoded.string, .utf8, .surrogateescape)
        #expect(back.bytes.buffer.elementsEqual(bytes.buffer))
    }

    @Test func bytearrayRefusesToMoveWhileViewed() throws {
        let array = vm.makeByteArray(count: 4)
        memset(array.pointee.base, 1, 4)
        let view = try vm.makeMemoryView(of: Value(array))
        #expect(throws: ScriptException.self) { try vm.resize(array, to: 5) }
        #expect(vm.raisedMatches(.bufferError))
        _ = vm.takeRaised()
        view.payload(as: MemoryView.self)?.release(vm)
        try vm.resize(array, to: 5)
        #expect(array.pointee.count == 5)
    }
}
