/// `module`.
enum ModuleType {
    static let declaration = TypeDeclaration(
        "module", "A module.", kind: .module, flags: [.subclassable, .hasDict, .weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}
