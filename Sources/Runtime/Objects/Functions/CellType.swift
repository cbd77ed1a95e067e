/// `cell`.
enum CellType {
    static let declaration = TypeDeclaration(
        "cell", "A variable shared by nested functions.", kind: .cell, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
