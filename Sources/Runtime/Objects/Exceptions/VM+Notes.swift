extension VM {
    /// `exception.add_note(note)` (PEP 678).
    func addNote(_ exception: Value, _ note: Value) throws(ScriptException) {
        guard note.isString else { throw typeError("note must be a str, not '\(typeName(note))'") }
        let notes = try getAttributeOrUnset(exception, name(.notes))
        if notes.isUnset {
            let list = makeList()
            list.append(note)
            return try setAttribute(exception, name(.notes), Value(list))
        }
        guard notes.isObject(of: .list) else { throw typeError("Cannot add note: __notes__ is not a list") }
        notes.list.append(note)
    }
}
