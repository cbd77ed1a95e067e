/// What `str.isprintable` and `repr` take for printable: everything but "Other" and "Separator", and the space.
enum Printability {
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        let properties = scalar.properties
        // CPython 3.13 knows Unicode 15.1; characters of later versions do not exist for it.
        guard let age = properties.age, age.major < 15 || age.major == 15 && age.minor <= 1 else { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }
}
