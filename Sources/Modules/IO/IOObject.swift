import Descriptors
import TaipanRuntime

/// What every stream object carries: the Swift side of `_io._IOBase` and, as it is, of streams that scripts define.
class IOObject: Payload {
    /// The script object that carries this, borrowed: it lives as long as this does.
    @exclusivity(unchecked) final var object = Value.unset
    final let context: ModuleContext
    final let io: IOState
    /// `_IOBase.close` has run (streams of scripts), or the stream is closed for good.
    @exclusivity(unchecked) final var isClosedFlag = false
    /// `close` is running because the last reference is gone: time for ResourceWarning.
    @exclusivity(unchecked) final var isFinalizing = false
    /// The thread at work inside, as its state's address; 0: none.
    @exclusivity(unchecked) private final var worker: UInt = 0

    init(_ vm: VM, _ io: IOState) {
        context = vm.modules
        self.io = io
    }

    /// Whether nothing is left to do when the object dies.
    var needsNoClosing: Bool { isClosedFlag }

    /// The last reference is gone: close, as CPython's finalizer does. Nobody can catch an error here.
    final override func finalize(_ vm: VM) {
        let isBuiltIn = object.header.pointee.type.pointee.flags.contains(.immutable)
        // A stream that a script defines has been closed by `__del__`, unless it has one of its own that does otherwise.
        if isBuiltIn ? needsNoClosing : Swift.type(of: self) == IOObject.self { return }
        closeAtEnd(vm)
    }

    /// What `_IOBase.__del__` does.
    final func closeAtEnd(_ vm: VM) {
        vm.silently { (vm) throws(ScriptException) in
            let closed = try vm.getAttributeOrUnset(object, io.names.closed)
            if closed.isUnset { return }
            if try vm.isTrue(closed) { return }
            isFinalizing = true
            _ = try vm.callMethod(object, io.names.close)
        }
    }

    // MARK: One thread at a time

    @inline(__always)
    final func enter(_ vm: VM) throws(ScriptException) {
        if _slowPath(worker != 0) { try waitForWorker(vm) }
        worker = UInt(bitPattern: vm.state)
    }

    @inline(__always)
    final func leave() {
        worker = 0
        context.waiting.wake()
    }

    @inline(never)
    private final func waitForWorker(_ vm: VM) throws(ScriptException) {
        while worker != 0 {
            guard worker != UInt(bitPattern: vm.state) else {
                throw vm.raise(.runtimeError, "reentrant call inside \(vm.swiftString(try vm.repr(object)))")
            }
            context.waiting.wait(context)
        }
    }
}

extension Value {
    /// The Swift object that an io object carries, when it is of just that (final) class.
    @inline(__always)
    func stream<Object: IOObject>(_ type: Object.Type) -> Object? {
        guard isObject(of: .payload) else { return nil }
        let carried = payload.pointee.payload._withUnsafeGuaranteedRef { $0 }
        return Swift.type(of: carried) == type ? unsafeDowncast(carried, to: type) : nil
    }
}

extension VM {
    /// An object of `type` that carries `payload`, a temporary.
    func makeStream(_ type: TypePointer, _ payload: IOObject) -> Value {
        let value = makeObject(type, payload: payload)
        payload.object = value
        return value
    }

    /// `__new__` of a stream type: the class in the first argument, checked.
    func newStream(_ arguments: Arguments, _ base: TypePointer, _ make: (VM, IOState) -> IOObject) throws(ScriptException) -> Value {
        guard isType(arguments[0]) else { throw typeError("\(typeName(base)).__new__(X): X is not a type object (\(typeName(arguments[0])))") }
        let type = arguments[0].type_
        guard isSubtype(type, base) else {
            throw typeError("\(typeName(base)).__new__(\(typeName(type))): \(typeName(type)) is not a subtype of \(typeName(base))")
        }
        return makeStream(type, make(self, try ioState()))
    }

    /// TypeError for a method that was called on the wrong kind of object.
    @inline(never)
    func wrongStream(_ value: Value, _ method: StaticString, _ type: StaticString) -> ScriptException {
        typeError("descriptor '\(method)' for '_io.\(type)' objects doesn't apply to a '\(typeName(value))' object")
    }

    /// Runs `body` and drops its exception; one that was on its way up stays so.
    func silently(_ body: (VM) throws(ScriptException) -> Void) {
        let mark = self.mark
        let pending = raisedMatches(.baseException) ? takeRaised() : Value.unset
        do throws(ScriptException) { try body(self) } catch { _ = takeRaised() }
        if !pending.isUnset { _ = reraise(pending) }
        drain(to: mark)
    }

    /// Runs `body`, then `last`, also when `body` raised; two exceptions are chained.
    func ensuring(_ body: () throws(ScriptException) -> Void, last: () throws(ScriptException) -> Void) throws(ScriptException) {
        var first = Value.unset
        do throws(ScriptException) { try body() } catch { first = takeRaised() }
        do throws(ScriptException) { try last() } catch {
            if !first.isUnset {
                let second = takeRaised()
                setContext(second, first)
                throw reraise(second)
            }
            throw error
        }
        if !first.isUnset { throw reraise(first) }
    }

    private func setContext(_ exception: Value, _ context: Value) {
        guard exception.isObject(of: .exception), context.isObject(of: .exception), exception != context else { return }
        context.retain()
        store(context, in: &exception.exception.pointee.context)
    }

    func closedFile() -> ScriptException { valueError("I/O operation on closed file.") }
}
