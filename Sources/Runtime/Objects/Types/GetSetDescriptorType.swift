/// `getset_descriptor`.
enum GetSetDescriptorType {
    static let declaration = TypeDeclaration(
        "getset_descriptor", "", kind: .getSetDescriptor, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}
