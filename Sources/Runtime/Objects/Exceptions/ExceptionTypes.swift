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
        case .baseException: "What everything that can be raised derives from."
        case .exception: "What errors derive from that programs may want to handle."
        case .systemExit: "Ends the program with a status."
        case .keyboardInterrupt: "Ctrl-C was pressed."
        case .generatorExit: "A generator or coroutine is being closed."
        case .baseExceptionGroup: "Several exceptions at once, with whatever can be raised among them."
        case .stopIteration: "An iterator has no more items; value is what its generator returned."
        case .stopAsyncIteration: "An asynchronous iterator has no more items."
        case .arithmeticError: "Something went wrong in arithmetic."
        case .floatingPointError: "Arithmetic with floats failed."
        case .overflowError: "A number has become too large."
        case .zeroDivisionError: "Division by zero."
        case .assertionError: "What an assert statement claims is not true."
        case .attributeError: "An object has no attribute of that name."
        case .bufferError: "An operation on a buffer cannot be done."
        case .eofError: "input() met the end of the input."
        case .importError: "A module cannot be imported, or lacks the name wanted."
        case .moduleNotFoundError: "There is no module of that name."
        case .lookupError: "An index or a key leads nowhere."
        case .indexError: "An index lies outside the sequence."
        case .keyError: "A mapping lacks the key."
        case .memoryError: "There is not enough memory."
        case .nameError: "A name is not bound."
        case .unboundLocalError: "A variable is used before anything was bound to it."
        case .osError: "The operating system reported an error: errno, strerror, filename."
        case .blockingIOError: "The call would have to wait, and must not."
        case .childProcessError: "There is no such child process."
        case .connectionError: "Something went wrong with a connection."
        case .brokenPipeError: "The other end of a pipe or connection is closed."
        case .connectionAbortedError: "The other side gave the connection up."
        case .connectionRefusedError: "The other side does not take connections."
        case .connectionResetError: "The other side broke the connection off."
        case .fileExistsError: "The file is there already."
        case .fileNotFoundError: "There is no such file or directory."
        case .interruptedError: "A signal interrupted the call."
        case .isADirectoryError: "It cannot be done with a directory."
        case .notADirectoryError: "It can only be done with a directory."
        case .permissionError: "The system does not allow it."
        case .processLookupError: "There is no such process."
        case .timeoutError: "The time was up."
        case .referenceError: "The object of a weak reference is gone."
        case .runtimeError: "Something went wrong that no other type describes."
        case .notImplementedError: "The method has to be written by a subclass."
        case .recursionError: "Calls nest too deep."
        case .pythonFinalizationError: "The interpreter is ending and does not do this any more."
        case .syntaxError: "The source text is not a program."
        case .indentationError: "The indentation does not fit."
        case .tabError: "Tabs and spaces are mixed so that the indentation depends on the width of a tab."
        case .systemError: "The interpreter has met a fault of its own."
        case .typeError: "The object is of the wrong type."
        case .valueError: "The object is of the right type but has a wrong value."
        case .unicodeError: "Text does not fit an encoding."
        case .unicodeDecodeError: "Bytes are no text in this encoding."
        case .unicodeEncodeError: "Text has no bytes in this encoding."
        case .unicodeTranslateError: "Text could not be translated."
        case .warning: "What all warnings derive from."
        case .deprecationWarning: "Something is out of date, which concerns the programmer."
        case .pendingDeprecationWarning: "Something will be out of date one day."
        case .runtimeWarning: "Something that runs looks doubtful."
        case .syntaxWarning: "Something that was written looks doubtful."
        case .userWarning: "A warning of the program's own."
        case .futureWarning: "Something will mean another thing in future, which concerns the user."
        case .importWarning: "An import looks like a mistake."
        case .unicodeWarning: "Something about Unicode looks doubtful."
        case .bytesWarning: "Bytes are used as if they were text."
        case .resourceWarning: "A file or another resource was not closed."
        case .encodingWarning: "Something about encodings looks doubtful."
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

    /// What each `__init__` begins with: the arguments behind the exception `a[0]` become its `args`.
    func keepArguments(_ a: Arguments) {
        replace(&a[0].exception.pointee.arguments, makeTuple(UnsafeBufferPointer(start: a.base + 1, count: a.count - 1)))
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
        case 0: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 0) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 0, v) })
        case 1: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 1) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 1, v) })
        case 2: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 2) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 2, v) })
        case 3: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 3) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 3, v) })
        case 4: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 4) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 4, v) })
        case 5: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 5) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 5, v) })
        case 6: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 6) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 6, v) })
        default: Attribute(member: name, documentation, { (_, e) throws(ScriptException) in exceptionField(e, 7) }, set: { (vm, e, v) throws(ScriptException) in vm.setField(e, 7, v) })
        }
    }
}

/// A field in the tail of an exception object as scripts see it.
func exceptionField(_ exception: Value, _ index: Int) -> Value {
    index < Int(exception.header.pointee.tailCount) ? noneForUnset(exception.exception.fields[index]) : .none
}
