import TaipanRuntime

extension VM {
    /// An OSError of the subclass that belongs to `errno` (or of `type`), with CPython's attributes.
    func osError(errno: Int32, filename: Value = .unset, filename2: Value = .unset, type: TypePointer? = nil) -> ScriptException {
        let number = makeInt(Int(errno))
        let text = strerror(errno).map { makeString(utf8: UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? runtime.pointee.emptyString
        let exception = makeException(type ?? exceptionType(exceptionKind(errno)), arguments: makeTuple(number, text))
        setField(exception, OSErrorField.errno, number)
        setField(exception, OSErrorField.strerror, text)
        if !filename.isUnset { setField(exception, OSErrorField.filename, filename) }
        if !filename2.isUnset { setField(exception, OSErrorField.filename2, filename2) }
        return raise(exception)
    }

    private func exceptionKind(_ errno: Int32) -> ExceptionKind {
        switch errno {
        case EAGAIN, EALREADY, EINPROGRESS: .blockingIOError
        case EPIPE, ESHUTDOWN: .brokenPipeError
        case ECHILD: .childProcessError
        case ECONNABORTED: .connectionAbortedError
        case ECONNREFUSED: .connectionRefusedError
        case ECONNRESET: .connectionResetError
        case EEXIST: .fileExistsError
        case ENOENT: .fileNotFoundError
        case EISDIR: .isADirectoryError
        case ENOTDIR: .notADirectoryError
        case EINTR: .interruptedError
        case EACCES, EPERM: .permissionError
        case ESRCH: .processLookupError
        case ETIMEDOUT: .timeoutError
        default: .osError
        }
    }
}
