/// `mappingproxy`.
enum MappingProxyType {
    static let declaration = TypeDeclaration(
        "mappingproxy", "A read-only view of a mapping.", kind: .mappingProxy, flags: [.mappingPattern],
        methods: methods)

    private static let methods: [Builtin] = []
}
