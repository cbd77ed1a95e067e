extension VM {
    /// `iter(callable, sentinel)`: calls until the sentinel comes.
    public func makeCallableIterator(_ callable: Value, sentinel: Value) -> Value {
        makeIterator(types.pointee.callableIterator, source: callable, second: sentinel, step: stepCallable)
    }
}

private func stepCallable(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard !iterator.pointee.source.isUnset else { return .unset }
    let result: Value
    do throws(ScriptException) { result = try vm.call(iterator.pointee.source) } catch {
        guard vm.raisedMatches(.stopIteration) else { throw error }
        _ = vm.takeRaised()
        iterator.finish()
        return .unset
    }
    // The call, and then the comparison, may have used up the iterator.
    guard !iterator.pointee.source.isUnset, try !vm.isItemEqual(iterator.pointee.second, result), !iterator.pointee.source.isUnset else {
        iterator.finish()
        return .unset
    }
    return result
}
