import TaipanRuntime

/// What the native module `_socket` keeps in one interpreter.
final class SocketState {
    let type: TypePointer
    /// Subclasses of OSError for errors of name lookup.
    let addressError, hostError: TypePointer
    /// Nanoseconds that new sockets wait at most; -1: without end.
    @exclusivity(unchecked) var defaultTimeout: Int64 = -1

    init(_ vm: VM, _ type: TypePointer) throws(ScriptException) {
        self.type = type
        addressError = try SocketState.makeError(vm, "gaierror")
        hostError = try SocketState.makeError(vm, "herror")
    }

    /// `class <name>(OSError)` of module `socket`, made as a script would make it. It lives as long as the interpreter.
    private static func makeError(_ vm: VM, _ name: StaticString) throws(ScriptException) -> TypePointer {
        let namespace = vm.makeDict()
        vm.insert(namespace, string: vm.intern("__module__"), vm.intern("socket"))
        let type = try vm.call(Value(vm.types.pointee.type), vm.intern(name), vm.makeTuple(Value(vm.exceptionType(.osError))), Value(namespace))
        guard vm.isType(type) else { throw vm.typeError("cannot make \(name)") }
        vm.keepForever(type)
        return type.type_
    }
}

extension VM {
    func socketState() throws(ScriptException) -> SocketState {
        guard let state = modules.socket else { throw raise(.runtimeError, "the module _socket has not been imported") }
        return state
    }
}
