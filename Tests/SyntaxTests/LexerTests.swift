import Testing

@testable import TaipanSyntax

@Suite struct LexerTests {
    @Test func indentationBecomesTokens() throws {
        #expect(
            try tokenKinds("if x:\n  y\nz\n") == [
                .ifKeyword, .name, .colon, .newline, .indent, .name, .newline, .dedent, .name, .newline, .endMarker,
            ])
    }

    @Test func blankLinesAndCommentsDisappear() throws {
        #expect(try tokenKinds("\n  # note\n\nx # more\n\n") == [.name, .newline, .endMarker])
    }

    @Test func linesJoinInBracketsAndAfterBackslash() throws {
        #expect(
            try tokenKinds("(a,\n b)\nc \\\n d\n") == [
                .leftParenthesis, .name, .comma, .name, .rightParenthesis, .newline, .name, .name, .newline, .endMarker,
            ])
    }

    @Test func longestOperatorWins() throws {
        #expect(
            try tokenKinds("**= // -> := != ... >>=") == [
                .doubleStarEqual, .doubleSlash, .arrow, .colonEqual, .notEqual, .ellipsis, .rightShiftEqual, .newline, .endMarker,
            ])
    }

    @Test func formattedStringIsTakenApart() throws {
        #expect(
            try tokenKinds("f'a{b!r:>{c}}}}'") == [
                .formattedStart, .formattedMiddle, .leftBrace, .name, .exclamation, .name, .colon, .formattedMiddle, .leftBrace,
                .name, .rightBrace, .rightBrace, .formattedMiddle, .formattedEnd, .newline, .endMarker,
            ])
    }

    @Test func everyNewlineCounts() throws {
        #expect(try dump("a\r\nb\rc") == dump("a\nb\nc\n"))
        #expect(try dumpExpression("'''a\r\nb\rc'''") == #"Constant(value='a\nb\nc')"#)
    }

    @Test(arguments: [
        ("1__0", "invalid decimal literal"), ("0x", "invalid hexadecimal literal"), ("0b12", "invalid digit '2' in binary literal"),
        ("0o8", "invalid digit '8' in octal literal"), ("1abc", "invalid decimal literal"),
        (
            "0777",
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        ),
        ("'abc", "unterminated string literal (detected at line 1)"),
        ("'''abc\n", "unterminated triple-quoted string literal (detected at line 1)"),
        ("f'abc", "unterminated f-string literal (detected at line 1)"), ("(", "'(' was never closed"), (")", "unmatched ')'"),
        ("(]", "closing parenthesis ']' does not match opening parenthesis '('"), ("x = €", "invalid character '€' (U+20AC)"),
        ("\u{200B}", "invalid non-printable character U+200B"), ("x \\ y", "unexpected character after line continuation character"),
        ("x = 1\0", "source code string cannot contain null bytes"),
    ])
    func refusesWithCPythonsWords(_ text: String, _ message: String) {
        #expect(refusal(text) == "syntaxError: \(message)")
    }

    @Test func mixedTabsAreRefused() {
        #expect(
            refusal("if 1:\n\tx\n        y\n") == "tabError: inconsistent use of tabs and spaces in indentation")
        #expect(
            refusal("if 1:\n  x\n y\n") == "indentationError: unindent does not match any outer indentation level")
    }

    @Test func encodingsAreDeclared() throws {
        func value(_ bytes: [UInt8]) throws -> String {
            String(decoding: try Parser.parse(module: bytes, name: "test.py").dump(), as: UTF8.self)
        }
        #expect(try value(Array("# coding: latin-1\n'".utf8) + [0xE9, 0x27]).contains("Constant(value='é')"))
        #expect(try value(Array("# vim: set fileencoding=iso-8859-15 :\n'".utf8) + [0xA4, 0x27]).contains("'€'"))
        #expect(try value([0xEF, 0xBB, 0xBF] + Array("x".utf8)).contains("Name(id='x'"))
        #expect(try value(Array("# coding: cp949\n'".utf8) + [0xAA, 0xA7, 0x81, 0x41, 0x27]).contains("'\u{3047}\u{AC02}'"))
        #expect(try value(Array("# coding: cp932\n'".utf8) + [0x94, 0x4E, 0xB1, 0x27]).contains("'\u{5E74}\u{FF71}'"))
        #expect(try value(Array("# coding: euc-kr\n'".utf8) + [0xB0, 0xA1, 0x27]).contains("'\u{AC00}'"))
        #expect(throws: SyntaxDiagnostic.self) { try value(Array("# coding: cp932\n'".utf8) + [0x94]) }
        #expect(throws: SyntaxDiagnostic.self) { try value(Array("# coding: nonsense\n".utf8)) }
        #expect(throws: SyntaxDiagnostic.self) { try value([0x27, 0xFF, 0x27]) }
    }
}
