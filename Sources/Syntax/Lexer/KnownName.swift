/// Names every tree knows, by fixed ``NameID``; keywords come before them.
enum KnownName {
    static var `match`: NameID { NameID(rawValue: 35) }
    static var `case`: NameID { NameID(rawValue: 36) }
    static var `type`: NameID { NameID(rawValue: 37) }
    static var `underscore`: NameID { NameID(rawValue: 38) }
    static var `print`: NameID { NameID(rawValue: 39) }
    static var `exec`: NameID { NameID(rawValue: 40) }
    static var `debug`: NameID { NameID(rawValue: 41) }
    static var `dunderClass`: NameID { NameID(rawValue: 42) }
    static var `super`: NameID { NameID(rawValue: 43) }
    static var `star`: NameID { NameID(rawValue: 44) }
    static var `future`: NameID { NameID(rawValue: 45) }
    static var `classDictionary`: NameID { NameID(rawValue: 46) }

    /// The texts of the names above, in order.
    static let texts: [StaticString] = [
        "match", "case", "type", "_", "print", "exec", "__debug__", "__class__", "super", "*", "__future__", "__classdict__",
    ]
}
