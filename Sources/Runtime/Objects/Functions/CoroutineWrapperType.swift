/// `coroutine_wrapper`.
enum CoroutineWrapperType {
    static let declaration = TypeDeclaration(
        "coroutine_wrapper", "", kind: .record, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
