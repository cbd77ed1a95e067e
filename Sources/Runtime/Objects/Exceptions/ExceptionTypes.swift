/// The declarations of the exception types: what each adds to its base.
enum ExceptionTypes {
    static func declaration(of kind: ExceptionKind) -> TypeDeclaration {
        TypeDeclaration(kind.name, "", kind: .exception, flags: [.subclassable, .isExceptionType, .hasDict, .weakReferencable], fieldCount: fieldCount(of: kind))
    }

    /// Values in the tail of the exception object, for the attributes that the type (or its base) declares.
    private static func fieldCount(of kind: ExceptionKind) -> Int {
        switch kind {
        case .osError: 5
        case .syntaxError: 8
        case .attributeError: 2
        case .nameError, .stopIteration, .systemExit: 1
        case .importError: 4
        case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: 5
        case .baseExceptionGroup: 2
        default: 0
        }
    }
}
