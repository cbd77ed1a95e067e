/// `OSError`: the errno decides on the subclass, and the text shows errno, message and file names (PEP 3151).
enum OSErrorMembers {
    static let members = ExceptionTypes.Members(fieldCount: 5, methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        var type = try vm.subclassArgument(a[0], of: vm.exceptionType(.osError))
        guard !vm.initializesItself(type) else { return vm.makeException(type, arguments: vm.runtime.pointee.emptyTuple) }
        guard a[2].dict.pointee.count == 0 else { throw vm.typeError("\(vm.typeName(type))() takes no keyword arguments") }
        if type == vm.exceptionType(.osError), (2...5).contains(a[1].tuple.count), let number = vm.intValue(a[1].tuple.items[0]),
            let errno = Int32(exactly: number), let kind = ExceptionKind(errno: errno) {
            type = vm.exceptionType(kind)
        }
        let exception = vm.makeException(type, arguments: a[1])
        try vm.fillOSError(exception, a[1])
        return exception
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .osError, "__init__")
            guard vm.initializesItself(vm.type(of: a[0])) else { return .none }
            try vm.refuseKeywords(a[0], a[2])
            vm.replace(&a[0].exception.pointee.arguments, a[1])
            try vm.fillOSError(a[0], a[1])
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .osError, "__str__")
            let errno = vm.keep(exception.fields[OSErrorField.errno]), message = vm.keep(exception.fields[OSErrorField.strerror])
            let filename = vm.keep(exception.fields[OSErrorField.filename]), second = vm.keep(exception.fields[OSErrorField.filename2])
            guard !filename.isUnset || (!errno.isUnset && !message.isUnset) else { return try vm.argumentText(exception) }
            var text = "[Errno \(vm.swiftString(try vm.str(noneForUnset(errno))))] "
            text += vm.swiftString(try vm.str(noneForUnset(message)))
            if !filename.isUnset {
                text += ": " + vm.swiftString(try vm.repr(filename))
                if !second.isUnset { text += " -> " + vm.swiftString(try vm.repr(second)) }
            }
            return vm.makeString(text)
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .osError, "__reduce__")
            var arguments = exception.pointee.arguments
            let filename = exception.fields[OSErrorField.filename], second = exception.fields[OSErrorField.filename2]
            if arguments.tuple.count == 2, !filename.isUnset {
                let first = arguments.tuple.items[0], message = arguments.tuple.items[1]
                arguments = second.isUnset ? vm.makeTuple(first, message, filename) : vm.makeTuple(first, message, filename, .none, second)
            }
            let attributes = exception.pointee.attributes
            if attributes.isObject(of: .dict) { return vm.makeTuple(Value(vm.type(of: a[0])), arguments, attributes) }
            return vm.makeTuple(Value(vm.type(of: a[0])), arguments)
        },
    ]

    private static let attributes: [Attribute] = [
        ExceptionField.attribute("errno", "The system's error number.", OSErrorField.errno),
        ExceptionField.attribute("strerror", "The system's text for it.", OSErrorField.strerror),
        ExceptionField.attribute("filename", "The path that it is about.", OSErrorField.filename),
        ExceptionField.attribute("filename2", "The second path that it is about.", OSErrorField.filename2),
        Attribute("characters_written", "", { (vm, e) throws(ScriptException) in
            let written = e.exception.fields[OSErrorField.charactersWritten]
            guard !written.isUnset else { throw vm.raise(.attributeError, "characters_written") }
            return written
        }, set: { (vm, e, value) throws(ScriptException) in
            if value.isUnset {
                guard !e.exception.fields[OSErrorField.charactersWritten].isUnset else { throw vm.raise(.attributeError, "characters_written") }
                return vm.setField(e, OSErrorField.charactersWritten, .unset)
            }
            vm.setField(e, OSErrorField.charactersWritten, vm.makeInt(try vm.index(value)))
        }),
    ]
}

extension ExceptionKind {
    /// The subclass of OSError for an error number, or nil (PEP 3151).
    public init?(errno: Int32) {
        switch errno {
        case EAGAIN, EALREADY, EINPROGRESS, EWOULDBLOCK: self = .blockingIOError
        case EPIPE, ESHUTDOWN: self = .brokenPipeError
        case ECHILD: self = .childProcessError
        case ECONNABORTED: self = .connectionAbortedError
        case ECONNREFUSED: self = .connectionRefusedError
        case ECONNRESET: self = .connectionResetError
        case EEXIST: self = .fileExistsError
        case ENOENT: self = .fileNotFoundError
        case EISDIR: self = .isADirectoryError
        case ENOTDIR: self = .notADirectoryError
        case EINTR: self = .interruptedError
        case EACCES, EPERM: self = .permissionError
        case ESRCH: self = .processLookupError
        case ETIMEDOUT: self = .timeoutError
        default: return nil
        }
    }
}

extension VM {
    /// Raises the OSError for a failed system call: the subclass that belongs to `errno`, its message from libc, and the file names that the
    /// call was about. The one door through which system errors reach scripts.
    public func osError(errno: Int32, filename: Value = .unset, filename2: Value = .unset, type: TypePointer? = nil) -> ScriptException {
        let number = Value(errno), message = systemMessage(errno)
        let exception = makeException(type ?? exceptionType(ExceptionKind(errno: errno) ?? .osError), arguments: makeTuple(number, message))
        setField(exception, OSErrorField.errno, number)
        setField(exception, OSErrorField.strerror, message)
        if !filename.isNoneOrUnset { setField(exception, OSErrorField.filename, filename) }
        if !filename2.isNoneOrUnset { setField(exception, OSErrorField.filename2, filename2) }
        return raise(exception)
    }

    /// `os.strerror(errno)`.
    public func systemMessage(_ errno: Int32) -> Value {
        guard let text = strerror(errno) else { return makeString("Unknown error \(errno)") }
        return makeString(utf8: UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }

    /// A subclass that overrides `__init__` but not `__new__` fills the object in `OSError.__init__`, which it calls with arguments of its choice.
    fileprivate func initializesItself(_ type: TypePointer) -> Bool {
        let base = exceptionType(.osError)
        return special(type, .`init`) != special(base, .`init`) && special(type, .new) == special(base, .new)
    }

    /// (errno, strerror[, filename[, winerror[, filename2]]]); `args` keeps the first two.
    fileprivate func fillOSError(_ exception: Value, _ arguments: Value) throws(ScriptException) {
        let count = arguments.tuple.count
        guard (2...5).contains(count) else { return }
        let items = arguments.tuple.items
        setField(exception, OSErrorField.errno, items[0])
        setField(exception, OSErrorField.strerror, items[1])
        guard count > 2, !items[2].isNone else { return }
        if isInstance(exception, .blockingIOError), let written = intValue(items[2]) {
            return setField(exception, OSErrorField.charactersWritten, makeInt(written))
        }
        setField(exception, OSErrorField.filename, items[2])
        if count > 4, !items[4].isNone { setField(exception, OSErrorField.filename2, items[4]) }
        replace(&exception.exception.pointee.arguments, makeTuple(items[0], items[1]))
    }
}
