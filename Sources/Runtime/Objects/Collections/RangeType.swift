/// `range`.
enum RangeType {
    static let declaration = TypeDeclaration(
        "range", "An immutable arithmetic sequence of integers.", kind: .range, flags: [.sequencePattern],
        methods: methods)

    private static let methods: [Builtin] = []
}
