/// The declarations of the exception types: what each adds to its base.
enum ExceptionTypes {
    static func declaration(of kind: ExceptionKind) -> TypeDeclaration {
        let members = members(of: kind)
        return TypeDeclaration(kind.name, documentation(of: kind), kind: .exception, flags: [.subclassable, .isExceptionType, .hasDict, .weakReferencable],
                               fieldCount: members.fieldCount, methods: members.methods, classMethods: members.classMethods,
                               staticMethods: members.staticMethods, attributes: members.attributes)
    }

    /// What a type adds to its base. `fieldCount`: values in the tail of the exception object, for the attributes that the type (or its
    /// base) declares.
    struct Members {
        var fieldCount = 0
        var methods: [Builtin] = []
        var classMethods: [Builtin] = []
        var staticMethods: [Builtin] = []
        var attributes: [Attribute] = []
    }

    private static func members(of kind: ExceptionKind) -> Members {
        switch kind {
        case .baseException: BaseExceptionMembers.members
        case .osError: OSErrorMembers.members
        case .syntaxError: SyntaxErrorMembers.members
        case .attributeError: NamedErrorMembers.attributeError
        case .nameError: NamedErrorMembers.nameError
        case .importError: NamedErrorMembers.importError
        case .stopIteration: ValueErrorMembers.stopIteration
        case .systemExit: ValueErrorMembers.systemExit
        case .keyError: ValueErrorMembers.keyError
        case .unicodeDecodeError: UnicodeErrorMembers.decode
        case .unicodeEncodeError: UnicodeErrorMembers.encode
        case .unicodeTranslateError: UnicodeErrorMembers.translate
        case .baseExceptionGroup: ExceptionGroupMembers.members
        default: Members()
        }
    }

    private static func documentation(of kind: ExceptionKind) -> StaticString {
        switch kind {
        case .baseException: "Common base class for all exceptions."
        case .exception: "Common base class for all non-exit exceptions."
        case .systemExit: "Request to exit from the interpreter."
        case .keyboardInterrupt: "Program interrupted by user."
        case .generatorExit: "Request that a generator exit."
        case .baseExceptionGroup: "A combination of multiple unrelated exceptions."
        case .stopIteration: "Signal the end from iterator.__next__()."
        case .stopAsyncIteration: "Signal the end from iterator.__anext__()."
        case .arithmeticError: "Base class for arithmetic errors."
        case .floatingPointError: "Floating-point operation failed."
        case .overflowError: "Result too large to be represented."
        case .zeroDivisionError: "Second argument to a division or modulo operation was zero."
        case .assertionError: "Assertion failed."
        case .attributeError: "Attribute not found."
        case .bufferError: "Buffer error."
        case .eofError: "Read beyond end of file."
        case .importError: "Import can't find module, or can't find name in module."
        case .moduleNotFoundError: "Module not found."
        case .lookupError: "Base class for lookup errors."
        case .indexError: "Sequence index out of range."
        case .keyError: "Mapping key not found."
        case .memoryError: "Out of memory."
        case .nameError: "Name not found globally."
        case .unboundLocalError: "Local name referenced but not bound to a value."
        case .osError: "Base class for I/O related errors."
        case .blockingIOError: "I/O operation would block."
        case .childProcessError: "Child process error."
        case .connectionError: "Connection error."
        case .brokenPipeError: "Broken pipe."
        case .connectionAbortedError: "Connection aborted."
        case .connectionRefusedError: "Connection refused."
        case .connectionResetError: "Connection reset."
        case .fileExistsError: "File already exists."
        case .fileNotFoundError: "File not found."
        case .interruptedError: "Interrupted by signal."
        case .isADirectoryError: "Operation doesn't work on directories."
        case .notADirectoryError: "Operation only works on directories."
        case .permissionError: "Not enough permissions."
        case .processLookupError: "Process not found."
        case .timeoutError: "Timeout expired."
        case .referenceError: "Weak ref proxy used after referent went away."
        case .runtimeError: "Unspecified run-time error."
        case .notImplementedError: "Method or function hasn't been implemented yet."
        case .recursionError: "Recursion limit exceeded."
        case .pythonFinalizationError: "Operation blocked during Python finalization."
        case .syntaxError: "Invalid syntax."
        case .indentationError: "Improper indentation."
        case .tabError: "Improper mixture of spaces and tabs."
        case .systemError: "Internal error in the Python interpreter."
        case .typeError: "Inappropriate argument type."
        case .valueError: "Inappropriate argument value (of correct type)."
        case .unicodeError: "Unicode related error."
        case .unicodeDecodeError: "Unicode decoding error."
        case .unicodeEncodeError: "Unicode encoding error."
        case .unicodeTranslateError: "Unicode translation error."
        case .warning: "Base class for warning categories."
        case .deprecationWarning: "Base class for warnings about deprecated features."
        case .pendingDeprecationWarning: "Base class for warnings about features which will be deprecated\nin the future."
        case .runtimeWarning: "Base class for warnings about dubious runtime behavior."
        case .syntaxWarning: "Base class for warnings about dubious syntax."
        case .userWarning: "Base class for warnings generated by user code."
        case .futureWarning: "Base class for warnings about constructs that will change semantically\nin the future."
        case .importWarning: "Base class for warnings about probable mistakes in module imports"
        case .unicodeWarning: "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems."
        case .bytesWarning: "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str."
        case .resourceWarning: "Base class for warnings about resource usage."
        case .encodingWarning: "Base class for warnings about encodings."
        case .exceptionGroup: ""
        }
    }
}

extension VM {
    /// The receiver of a method of an exception type.
    func exceptionSelf(_ value: Value, _ kind: ExceptionKind, _ method: StaticString) throws(ScriptException) -> ExceptionPointer {
        guard isInstance(value, kind) else { throw foreignReceiver(value, exceptionType(kind), method) }
        return value.exception
    }

    /// `Type() takes no keyword arguments`.
    func refuseKeywords(_ exception: Value, _ keywords: Value) throws(ScriptException) {
        guard keywords.dict.pointee.count == 0 else { throw typeError("\(typeName(exception))() takes no keyword arguments") }
    }
}

/// Attributes that are fields in the tail of an exception object.
enum ExceptionField {
    /// A field that scripts read as None while it is unset, and may set and delete.
    static func attribute(_ name: StaticString, _ documentation: StaticString, _ index: Int) -> Attribute {
        switch index {
        case 0: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 0) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 0, v) })
        case 1: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 1) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 1, v) })
        case 2: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 2) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 2, v) })
        case 3: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 3) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 3, v) })
        case 4: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 4) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 4, v) })
        case 5: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 5) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 5, v) })
        case 6: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 6) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 6, v) })
        default: Attribute(name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 7) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 7, v) })
        }
    }
}

/// A field in the tail of an exception object as scripts see it.
func exceptionField(_ exception: Value, _ index: Int) -> Value {
    index < Int(exception.header.pointee.tailCount) ? noneForUnset(exception.exception.fields[index]) : .none
}
