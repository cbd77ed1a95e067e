/// `complex`.
enum ComplexType {
    static let declaration = TypeDeclaration(
        "complex", "Create a complex number from a string or numbers.", kind: .complex, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}
