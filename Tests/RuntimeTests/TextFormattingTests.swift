import Testing
@testable import TaipanRuntime

/// Numbers to text, text to numbers, and the format mini-language. Expected texts are CPython 3.13's.
@Suite struct TextFormattingTests {
    let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
    var vm: VM { runtime.mainThread }

    private func text(_ value: Value) -> String { vm.swiftString(value) }
    private func string(_ text: String) -> Value { vm.makeString(text) }

    /// `format(value, specification)`, or the text of what it raises.
    private func format(_ value: Value, _ specification: String) -> String {
        do throws(ScriptException) { return text(try vm.format(value, string(specification))) } catch { return raised() }
    }

    private func raised() -> String {
        let exception = vm.takeRaised()
        return "\(vm.typeName(exception)): \((try? vm.str(exception)).map { text($0) } ?? "?")"
    }

    static let shortestTexts: [(Double, String)] = [
        (0.1, "0.1"), (1e22, "1e+22"), (1e16, "1e+16"), (1e15, "1000000000000000.0"), (-0.0, "-0.0"), (5e-324, "5e-324"), (1e-5, "1e-05"), (0.0001, "0.0001"),
        (2.0 / 3, "0.6666666666666666"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"), (123456789012345680.0, "1.2345678901234568e+17"),
    ]

    @Test(arguments: shortestTexts)
    func floatRepr(_ value: Double, _ expected: String) { #expect(text(vm.formatFloatRepr(value)) == expected) }

    static let floatTexts: [(String, Double)] = [
        ("1.5", 1.5), (" -1.5e3\n", -1500), ("inf", Double.infinity), ("1_000.5", 1000.5), (".5", 0.5), ("5.", 5), ("1e400", .infinity), ("1e-400", 0),
        ("9007199254740993", 9007199254740992), ("1.7976931348623157e308", 1.7976931348623157e308), ("1.e5", 100000), (".5e-3", 0.0005), ("٣.٥", 3.5),
    ]

    @Test(arguments: floatTexts)
    func floatParsing(_ source: String, _ expected: Double) throws { #expect(try vm.parseFloat(string(source).string) == expected) }

    @Test(arguments: ["", "abc", "1__0", "1e", ".", "1.5x", "0x10", "infinit", "_1", "1_", "1._5"])
    func malformedFloats(_ source: String) {
        #expect(throws: ScriptException.self) { try vm.parseFloat(string(source).string) }
        #expect(raised() == "ValueError: could not convert string to float: '\(source)'")
    }

    @Test func floatsSurviveTheirRepr() throws {
        var bits: UInt64 = 0x1234_5678_9ABC_DEF1
        for _ in 0..<2000 {
            bits = bits &* 6364136223846793005 &+ 1442695040888963407
            let value = Double(bitPattern: bits)
            guard value.isFinite else { continue }
            let mark = vm.mark
            #expect(try vm.parseFloat(vm.formatFloatRepr(value).string) == value)
            vm.drain(to: mark)
        }
    }

    @Test func integers() throws {
        #expect(try vm.parseInt(string(" -0x1F ").string, base: 16) == Value(smallInt: -31))
        #expect(try vm.parseInt(string("1_000").string) == Value(smallInt: 1000))
        #expect(try vm.parseInt(string("0b101").string, base: 0) == Value(smallInt: 5))
        let digits = "123456789012345678901234567890"
        let big = try vm.parseInt(string(digits).string)
        #expect(text(try vm.formatInteger(big)) == digits)
        #expect(text(try vm.formatInteger(big, base: 16, prefix: true)) == "0x18ee90ff6c373e0ee4e3f0ad2")
        for source in ["", "1__0", "0x", "012", "1_", "é"] {
            #expect(throws: ScriptException.self) { try vm.parseInt(string(source).string, base: 0) }
            #expect(raised() == "ValueError: invalid literal for int() with base 0: '\(source)'")
        }
        #expect(throws: ScriptException.self) { try vm.parseInt(string(String(repeating: "1", count: 5000)).string) }
        #expect(raised().hasPrefix("ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits"))
    }

    @Test(arguments: [
        ("", "7"), ("5", "    7"), ("<5", "7    "), ("^5", "  7  "), ("x^5", "xx7xx"), ("05", "00007"), ("+d", "+7"), (" d", " 7"), ("#x", "0x7"), ("#010b", "0b00000111"),
        ("010,", "00,000,007"), ("c", "\u{7}"), (".2f", "7.00"), ("e", "7.000000e+00"), (".0%", "700%"), ("n", "7"), ("_x", "7"),
        (".2", "ValueError: Precision not allowed in integer format specifier"), ("s", "ValueError: Unknown format code 's' for object of type 'int'"),
        (",_", "ValueError: Cannot specify both ',' and '_'."), ("+c", "ValueError: Sign not allowed with integer format specifier 'c'"),
        ("10xx", "ValueError: Invalid format specifier '10xx' for object of type 'int'"), (".", "ValueError: Format specifier missing precision"),
        ("99999999999999999999", "ValueError: Too many decimal digits in format string"),
    ])
    func integerSpecifications(_ specification: String, _ expected: String) { #expect(format(Value(smallInt: 7), specification) == expected) }

    @Test(arguments: [
        ("", "1234.5"), (".2f", "1234.50"), (",.1f", "1,234.5"), ("012,.1f", "00,001,234.5"), (".3", "1.23e+03"), (".0f", "1234"), ("e", "1.234500e+03"), ("G", "1234.5"),
        ("+10.1f", "   +1234.5"), ("z=+12.1f", "+zzzzz1234.5"), (".1%", "123450.0%"), ("#.0f", "1234."),
        ("d", "ValueError: Unknown format code 'd' for object of type 'float'"),
    ])
    func floatSpecifications(_ specification: String, _ expected: String) throws { #expect(format(vm.makeFloat(1234.5), specification) == expected) }

    @Test func precisionIsExact() {
        #expect(format(vm.makeFloat(0.1), ".50f") == "0.10000000000000000555111512312578270211815834045410")
        #expect(format(vm.makeFloat(2.5), ".0f") == "2")
        #expect(format(vm.makeFloat(1e22), ".0f") == "10000000000000000000000")
        #expect(format(vm.makeFloat(5e-324), ".3e") == "4.941e-324")
    }

    /// Sizes beyond any memory are refused, not attempted.
    @Test func hugeSizes() {
        #expect(format(Value(smallInt: 1), "99999999999999") == "MemoryError: ")
        #expect(format(string("a"), "9999999999999999") == "MemoryError: ")
        #expect(throws: ScriptException.self) { try vm.createRepetition(string("ab").string, 1 << 45) }
        #expect(raised() == "MemoryError: ")
    }
}
