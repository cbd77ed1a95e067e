/// `frame`.
enum FrameType {
    static let declaration = TypeDeclaration(
        "frame", "", kind: .frame, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
