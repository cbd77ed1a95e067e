/// `memoryview`.
enum MemoryViewType {
    static let declaration = TypeDeclaration(
        "memoryview", "A view of the memory of a bytes-like object.", kind: .payload, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}
