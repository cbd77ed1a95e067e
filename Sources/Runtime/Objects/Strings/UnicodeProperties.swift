// What `str` methods ask about single code points, with CPython 3.13's definitions and its version of Unicode, which is 15.1: code points that the
// standard library knows from later versions count as unassigned. Lone surrogates have no properties.

/// `str.isspace`: bidirectional class WS, B or S, or category Zs.
@inline(__always)
func isWhitespace(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return codePoint == 32 || (codePoint >= 9 && codePoint <= 13) || (codePoint >= 28 && codePoint <= 31) }
    return isWideWhitespace(codePoint)
}

@inline(never)
private func isWideWhitespace(_ codePoint: UInt32) -> Bool {
    switch codePoint {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}

/// Where `str.splitlines` splits.
@inline(__always)
func isLineBreak(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return (codePoint >= 10 && codePoint <= 13) || (codePoint >= 28 && codePoint <= 30) }
    return codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029
}

/// The value of a decimal digit (category Nd) of any script.
func decimalDigit(_ codePoint: UInt32) -> Int? {
    if codePoint < 0x80 { return codePoint >= 48 && codePoint <= 57 ? Int(codePoint) - 48 : nil }
    return wideDecimalDigit(codePoint)
}

@inline(never)
private func wideDecimalDigit(_ codePoint: UInt32) -> Int? {
    guard let properties = properties(codePoint), properties.numericType == .decimal, let value = properties.numericValue else { return nil }
    return Int(value)
}

private func properties(_ codePoint: UInt32) -> Unicode.Scalar.Properties? {
    guard let properties = Unicode.Scalar(codePoint)?.properties, isKnown(properties) else { return nil }
    return properties
}

/// What `question` says of a code point beyond ASCII; false of what is none. Never inlined: the size of `Properties` is known only when the program
/// runs, and making room for them would take a function longer than its answer about ASCII.
@inline(never)
private func holds(_ codePoint: UInt32, _ question: (Unicode.Scalar.Properties) -> Bool) -> Bool {
    guard let properties = properties(codePoint) else { return false }
    return question(properties)
}

/// Assigned by Unicode 15.1.
private func isKnown(_ properties: Unicode.Scalar.Properties) -> Bool {
    guard let age = properties.age else { return false }
    return age.major < 15 || (age.major == 15 && age.minor <= 1)
}

/// Nil where the number is an addition of a later version.
@inline(never)
private func numericType(_ codePoint: UInt32) -> Unicode.NumericType? {
    switch codePoint {
    case 0x12038, 0x12039, 0x12079, 0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399: nil
    default: properties(codePoint)?.numericType
    }
}

func isAlphabetic(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return (codePoint | 32) >= 97 && (codePoint | 32) <= 122 }
    return holds(codePoint) {
        switch $0.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}

func isDecimal(_ codePoint: UInt32) -> Bool { decimalDigit(codePoint) != nil }

func isDigit(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return codePoint >= 48 && codePoint <= 57 }
    let type = numericType(codePoint)
    return type == .decimal || type == .digit
}

func isNumeric(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return codePoint >= 48 && codePoint <= 57 }
    return numericType(codePoint) != nil
}

func isAlphanumeric(_ codePoint: UInt32) -> Bool { isAlphabetic(codePoint) || isNumeric(codePoint) }

func isUppercase(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return codePoint >= 65 && codePoint <= 90 }
    return holds(codePoint) { $0.isUppercase }
}

func isLowercase(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return codePoint >= 97 && codePoint <= 122 }
    // U+0295 lost its case in a later version.
    return codePoint == 0x295 || holds(codePoint) { $0.isLowercase }
}

func isTitlecase(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return false }
    return holds(codePoint) { $0.generalCategory == .titlecaseLetter }
}

func isCased(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return (codePoint | 32) >= 97 && (codePoint | 32) <= 122 }
    return codePoint == 0x295 || holds(codePoint) { $0.isCased }
}

func isCaseIgnorable(_ codePoint: UInt32) -> Bool { holds(codePoint) { $0.isCaseIgnorable } }

/// What `repr` shows as it is: no control, format, surrogate, private use, unassigned or separator character, space excepted.
func isPrintable(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x7F { return codePoint >= 32 }
    return holds(codePoint) {
        switch $0.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
        default: true
        }
    }
}

func isIdentifierStart(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return isAlphabetic(codePoint) || codePoint == 95 }
    return holds(codePoint) { $0.isXIDStart }
}

func isIdentifierContinue(_ codePoint: UInt32) -> Bool {
    if codePoint < 0x80 { return isAlphabetic(codePoint) || codePoint == 95 || isDigit(codePoint) }
    return holds(codePoint) { $0.isXIDContinue }
}

// MARK: - Case mappings (full: one code point may become up to three)

enum CaseMapping { case lower, upper, title, fold }

/// Calls `body` with each code point that `codePoint` maps to.
func mapCase(_ codePoint: UInt32, _ mapping: CaseMapping, _ body: (UInt32) -> Void) {
    if codePoint < 0x80 {
        switch mapping {
        case .lower, .fold: body(isUppercase(codePoint) ? codePoint + 32 : codePoint)
        case .upper, .title: body(isLowercase(codePoint) ? codePoint - 32 : codePoint)
        }
        return
    }
    mapWideCase(codePoint, mapping, body)
}

@inline(never)
private func mapWideCase(_ codePoint: UInt32, _ mapping: CaseMapping, _ body: (UInt32) -> Void) {
    guard let properties = properties(codePoint) else {
        body(codePoint)
        return
    }
    switch mapping {
    case .lower: map(codePoint, to: properties.lowercaseMapping, body)
    case .upper: map(codePoint, to: properties.uppercaseMapping, body)
    case .title: map(codePoint, to: properties.titlecaseMapping, body)
    case .fold: foldCase(codePoint, properties, body)
    }
}

/// A counterpart that came later is none.
private func map(_ codePoint: UInt32, to mapped: String, _ body: (UInt32) -> Void) {
    guard let first = mapped.unicodeScalars.first, isKnown(first.properties) else { return body(codePoint) }
    for scalar in mapped.unicodeScalars { body(scalar.value) }
}

/// Full case folding. The standard library has no table of it, but it is the lower case of the upper case of the lower case, except where
/// folding keeps apart what case mapping merges (dotless i) or folds towards upper case (Cherokee).
private func foldCase(_ codePoint: UInt32, _ properties: Unicode.Scalar.Properties, _ body: (UInt32) -> Void) {
    switch codePoint {
    case 0x131: body(codePoint)
    case 0x13A0...0x13F5: body(codePoint)
    case 0x13F8...0x13FD: body(codePoint - 8)
    case 0xAB70...0xABBF: body(codePoint - 0xAB70 + 0x13A0)
    default:
        for lower in properties.lowercaseMapping.unicodeScalars {
            for upper in lower.properties.uppercaseMapping.unicodeScalars where isKnown(upper.properties) {
                for folded in upper.properties.lowercaseMapping.unicodeScalars { body(folded.value) }
            }
        }
    }
}
