extension VM {
    /// Where the running script function stands: its file name (a `str`, borrowed) and line, from 1. Nil when no script runs. O(1).
    public var currentLocation: (filename: Value, line: Int)? {
        let frame = state.pointee.frame
        let code = frame.pointee.code
        guard code != state.pointee.haltCode, code.pointee.filename.isString else { return nil }
        return (code.pointee.filename, line(of: code, at: instructionIndex(frame)))
    }

    /// The frame object of the running script function, a temporary; None when no script runs.
    public var currentFrameObject: Value {
        var frame = state.pointee.frame
        while frame > state.pointee.frames {
            if frame.pointee.code != state.pointee.haltCode { return keep(frameObject(frame)) }
            frame -= 1
        }
        return .none
    }
}
