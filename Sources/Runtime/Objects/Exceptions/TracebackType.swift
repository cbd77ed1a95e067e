/// `traceback`.
enum TracebackType {
    static let declaration = TypeDeclaration(
        "traceback", "", kind: .traceback, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
