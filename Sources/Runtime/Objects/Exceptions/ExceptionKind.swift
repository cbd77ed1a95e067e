/// The built-in exception types, in an order in which each stands after its base.
public enum ExceptionKind: UInt8, CaseIterable, Sendable {
    case baseException, exception
    case systemExit, keyboardInterrupt, generatorExit, baseExceptionGroup
    case stopIteration, stopAsyncIteration
    case arithmeticError, floatingPointError, overflowError, zeroDivisionError
    case assertionError, attributeError, bufferError, eofError
    case importError, moduleNotFoundError
    case lookupError, indexError, keyError
    case memoryError, nameError, unboundLocalError
    case osError, blockingIOError, childProcessError, connectionError, brokenPipeError, connectionAbortedError, connectionRefusedError
    case connectionResetError, fileExistsError, fileNotFoundError, interruptedError, isADirectoryError, notADirectoryError
    case permissionError, processLookupError, timeoutError
    case referenceError
    case runtimeError, notImplementedError, recursionError, pythonFinalizationError
    case syntaxError, indentationError, tabError
    case systemError, typeError
    case valueError, unicodeError, unicodeDecodeError, unicodeEncodeError, unicodeTranslateError
    case warning, deprecationWarning, pendingDeprecationWarning, runtimeWarning, syntaxWarning, userWarning, futureWarning
    case importWarning, unicodeWarning, bytesWarning, resourceWarning, encodingWarning
    case exceptionGroup

    /// The name that scripts use.
    public var name: StaticString { Self.table[Int(rawValue)].0 }
    var base: ExceptionKind? { Self.table[Int(rawValue)].1 }

    private static let table: [(StaticString, ExceptionKind?)] = [
        ("BaseException", nil), ("Exception", .baseException),
        ("SystemExit", .baseException), ("KeyboardInterrupt", .baseException), ("GeneratorExit", .baseException),
        ("BaseExceptionGroup", .baseException),
        ("StopIteration", .exception), ("StopAsyncIteration", .exception),
        ("ArithmeticError", .exception), ("FloatingPointError", .arithmeticError), ("OverflowError", .arithmeticError),
        ("ZeroDivisionError", .arithmeticError),
        ("AssertionError", .exception), ("AttributeError", .exception), ("BufferError", .exception), ("EOFError", .exception),
        ("ImportError", .exception), ("ModuleNotFoundError", .importError),
        ("LookupError", .exception), ("IndexError", .lookupError), ("KeyError", .lookupError),
        ("MemoryError", .exception), ("NameError", .exception), ("UnboundLocalError", .nameError),
        ("OSError", .exception), ("BlockingIOError", .osError), ("ChildProcessError", .osError), ("ConnectionError", .osError),
        ("BrokenPipeError", .connectionError), ("ConnectionAbortedError", .connectionError), ("ConnectionRefusedError", .connectionError),
        ("ConnectionResetError", .connectionError), ("FileExistsError", .osError), ("FileNotFoundError", .osError),
        ("InterruptedError", .osError), ("IsADirectoryError", .osError), ("NotADirectoryError", .osError),
        ("PermissionError", .osError), ("ProcessLookupError", .osError), ("TimeoutError", .osError),
        ("ReferenceError", .exception),
        ("RuntimeError", .exception), ("NotImplementedError", .runtimeError), ("RecursionError", .runtimeError),
        ("PythonFinalizationError", .runtimeError),
        ("SyntaxError", .exception), ("IndentationError", .syntaxError), ("TabError", .indentationError),
        ("SystemError", .exception), ("TypeError", .exception),
        ("ValueError", .exception), ("UnicodeError", .valueError), ("UnicodeDecodeError", .unicodeError), ("UnicodeEncodeError", .unicodeError),
        ("UnicodeTranslateError", .unicodeError),
        ("Warning", .exception), ("DeprecationWarning", .warning), ("PendingDeprecationWarning", .warning), ("RuntimeWarning", .warning),
        ("SyntaxWarning", .warning), ("UserWarning", .warning), ("FutureWarning", .warning),
        ("ImportWarning", .warning), ("UnicodeWarning", .warning), ("BytesWarning", .warning), ("ResourceWarning", .warning),
        ("EncodingWarning", .warning),
        ("ExceptionGroup", .baseExceptionGroup),
    ]
}

/// Positions of an OSError's own attributes in `ExceptionObject.fields`.
public enum OSErrorField { public static let errno = 0, strerror = 1, filename = 2, filename2 = 3, charactersWritten = 4 }

extension VM {
    public func exceptionType(_ kind: ExceptionKind) -> TypePointer { runtime.pointee.exceptionTypes[Int(kind.rawValue)] }

    /// Raises a new exception with one text argument: `throw vm.raise(.typeError, "...")`.
    public func raise(_ kind: ExceptionKind, _ message: String) -> ScriptException {
        let text = makeString(message)
        return raise(makeException(exceptionType(kind), arguments: makeTuple(text)))
    }

    /// With an ASCII text that is known beforehand.
    func raise(_ kind: ExceptionKind, constant message: StaticString) -> ScriptException {
        raise(kind, argument: makeString(latin1: UnsafeRawBufferPointer(start: message.utf8Start, count: message.utf8CodeUnitCount), ascii: true))
    }

    public func raise(_ kind: ExceptionKind) -> ScriptException {
        raise(makeException(exceptionType(kind), arguments: runtime.pointee.emptyTuple))
    }

    /// Raises a new exception with one argument of any type, e.g. the missing key of a KeyError.
    public func raise(_ kind: ExceptionKind, argument: Value) -> ScriptException {
        raise(makeException(exceptionType(kind), arguments: makeTuple(argument)))
    }

    /// Raises an exception object; its `__context__` becomes the exception being handled, as the `raise` statement does.
    public func raise(_ exception: Value) -> ScriptException {
        setContext(of: exception)
        exception.retain()
        let old = state.pointee.raised
        state.pointee.raised = exception
        old.release()
        return ScriptException()
    }

    /// Takes the exception on its way up out of the thread state: a temporary for a native function that handles it.
    public func takeRaised() -> Value {
        let raised = state.pointee.raised
        state.pointee.raised = .unset
        return temporary(raised)
    }

    /// Lets an exception that `takeRaised` gave go on its way, unchanged.
    public func reraise(_ exception: Value) -> ScriptException {
        exception.retain()
        let old = state.pointee.raised
        state.pointee.raised = exception
        old.release()
        return ScriptException()
    }

    /// Whether the exception on its way up is an instance of `kind`.
    public func raisedMatches(_ kind: ExceptionKind) -> Bool {
        let raised = state.pointee.raised
        return raised.isObject && isSubtype(raised.header.pointee.type, exceptionType(kind))
    }

    /// Runs `body`; when it raises `kind`, ends the exception and returns nil.
    public func ignoring<Result>(_ kind: ExceptionKind, _ body: () throws(ScriptException) -> Result) throws(ScriptException) -> Result? {
        do throws(ScriptException) { return try body() } catch {
            guard raisedMatches(kind) else { throw error }
            _ = takeRaised()
            return nil
        }
    }

    /// A new exception object of a built-in type (or a subclass), its `__init__` not called.
    public func makeException(_ type: TypePointer, arguments: Value) -> Value {
        let count = Int(type.pointee.fieldCount)
        let exception = allocate(ExceptionObject.self, kind: .exception, type: type, tail: count * 8 + suffixSize(of: type), tailCount: count)
        arguments.retain()
        exception.pointee.arguments = arguments
        exception.pointee.traceback = .none
        exception.pointee.cause = .none
        exception.pointee.context = .none
        exception.pointee.attributes = .unset
        exception.pointee.suppressContext = false
        exception.fields.update(repeating: .unset, count: count)
        clearSuffix(Value(exception))
        return temporary(Value(exception))
    }

    /// The exception that the running code handles (`sys.exception()`), or unset.
    public var handledException: Value {
        var item: UnsafeMutablePointer<HandledItem>? = state.pointee.handled
        while let current = item {
            if !current.pointee.exception.isUnset { return current.pointee.exception }
            item = current.pointee.previous
        }
        return .unset
    }

    /// `__context__` is what was being handled, unless that would make a circle.
    private func setContext(of exception: Value) {
        let handled = handledException
        guard handled.isObject, handled != exception, exception.isObject(of: .exception) else { return }
        // A circle is broken where it would close, as CPython does.
        var current = handled
        var steps = 0
        while current.isObject(of: .exception), steps < 10_000 {
            let next = current.exception.pointee.context
            if next == exception {
                store(.none, in: &current.exception.pointee.context)
                break
            }
            current = next
            steps += 1
        }
        handled.retain()
        store(handled, in: &exception.exception.pointee.context)
    }

    public func typeName(_ value: Value) -> String { swiftString(type(of: value).pointee.name) }
    public func typeName(_ type: TypePointer) -> String { swiftString(type.pointee.name) }

    /// How messages about operands call a type: a built-in one by its module, too, unless that is `builtins`.
    func messageTypeName(_ value: Value) -> String {
        let type = self.type(of: value)
        return type.pointee.flags.contains(.immutable) ? fullTypeName(type) : typeName(type)
    }

    /// How refusals of arguments ("f() argument 'a' must be str, not None") call a type.
    public func argumentTypeName(_ value: Value) -> String { value.isNone ? "None" : typeName(value) }

    /// `TypeError: expected X, got Y` in its many wordings.
    public func typeError(_ message: String) -> ScriptException { raise(.typeError, message) }
    public func valueError(_ message: String) -> ScriptException { raise(.valueError, message) }
}
