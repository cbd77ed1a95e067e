/// `slice`.
enum SliceType {
    static let declaration = TypeDeclaration(
        "slice", "A range of positions for subscripts.", kind: .slice, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
