/// Formats one exception with everything that hangs on it. Reads attributes of script objects, so script code may run; what that
/// raises is dropped.
struct TracebackFormatter {
    let vm: VM
    private(set) var output: [UInt8] = []
    private var groupDepth = 0
    private var needsClosingLine = false
    private var sources: [String: [String]] = [:]
    private var keptSources: [ObjectIdentifier: [String]] = [:]

    static let widestGroup = 15, deepestGroup = 10, longestRepetition = 3

    /// Whether marks show what of a line was being evaluated.
    private let showsMarks: Bool

    init(vm: VM, showsMarks: Bool = true) {
        self.vm = vm
        self.showsMarks = showsMarks
    }

    /// An exception with its chain and members, each exception once.
    private final class Node {
        let exception: Value
        var cause: Node?
        var context: Node?
        var members: [Node]?
        init(_ exception: Value) { self.exception = exception }
    }

    mutating func format(_ exception: Value, chain: Bool) {
        format(makeNode(exception), chain: chain)
    }

    // MARK: Chains

    private func makeNode(_ exception: Value) -> Node {
        let root = Node(exception)
        var seen: Set<UInt64> = [exception.bits]
        var pending = [root]
        func node(_ exception: Value) -> Node {
            seen.insert(exception.bits)
            let node = Node(vm.keep(exception))
            pending.append(node)
            return node
        }
        while let current = pending.popLast() {
            guard current.exception.isObject(of: .exception) else { continue }
            let object = current.exception.exception
            let cause = object.pointee.cause, context = object.pointee.context
            if cause.isObject(of: .exception), !seen.contains(cause.bits) { current.cause = node(cause) }
            if current.cause == nil, !object.pointee.suppressContext, context.isObject(of: .exception), !seen.contains(context.bits) {
                current.context = node(context)
            }
            if vm.isInstance(current.exception, .baseExceptionGroup) {
                let members = vm.groupMembers(current.exception).tuple
                current.members = (0..<members.count).map { node(members.items[$0]) }
            }
        }
        return root
    }

    private static let causeMessage = "\nThe above exception was the direct cause of the following exception:\n\n"
    private static let contextMessage = "\nDuring handling of the above exception, another exception occurred:\n\n"

    private mutating func format(_ node: Node, chain: Bool) {
        var steps: [(message: String?, node: Node)] = []
        var current: Node? = node
        while let step = current {
            if chain, let cause = step.cause {
                steps.append((TracebackFormatter.causeMessage, step))
                current = cause
            } else if chain, let context = step.context {
                steps.append((TracebackFormatter.contextMessage, step))
                current = context
            } else {
                steps.append((nil, step))
                current = nil
            }
        }
        for (message, step) in steps.reversed() {
            if let message { emit(message) }
            if let members = step.members {
                formatGroup(step, members, chain: chain)
            } else {
                formatStack(of: step.exception, header: "Traceback (most recent call last):\n")
                formatExceptionOnly(step.exception)
            }
        }
    }

    // MARK: Groups

    private mutating func formatGroup(_ node: Node, _ members: [Node], chain: Bool) {
        guard groupDepth <= TracebackFormatter.deepestGroup else {
            return emit("... (max_group_depth is \(TracebackFormatter.deepestGroup))\n")
        }
        let isTop = groupDepth == 0
        if isTop { groupDepth += 1 }
        formatStack(of: node.exception, header: "Exception Group Traceback (most recent call last):\n", margin: isTop ? "+" : "|")
        formatExceptionOnly(node.exception)
        let widest = TracebackFormatter.widestGroup
        let shown = members.count <= widest ? members.count : widest + 1
        needsClosingLine = false
        for index in 0..<shown {
            let isLast = index == shown - 1
            if isLast { needsClosingLine = true }
            let isTruncated = index >= widest
            append(indentation + (index == 0 ? "+-" : "  ") + "+---------------- \(isTruncated ? "..." : "\(index + 1)") ----------------\n")
            groupDepth += 1
            if isTruncated {
                let remaining = members.count - widest
                emit("and \(remaining) more exception\(remaining > 1 ? "s" : "")\n")
            } else {
                format(members[index], chain: chain)
            }
            if isLast, needsClosingLine {
                append(indentation + "+------------------------------------\n")
                needsClosingLine = false
            }
            groupDepth -= 1
        }
        if isTop { groupDepth = 0 }
    }

    private var indentation: String { String(repeating: " ", count: 2 * groupDepth) }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    /// Text of an exception, inside a group behind its margin.
    private mutating func emit(_ text: String, margin: Character = "|") {
        guard groupDepth > 0 else { return append(text) }
        let prefix = Array("\(indentation)\(margin) ".utf8)
        for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast(text.utf8.last == 10 ? 1 : 0) {
            output.append(contentsOf: prefix)
            output.append(contentsOf: line)
            output.append(10)
        }
    }

    // MARK: Stacks

    private struct FrameSummary: Equatable {
        var filename: String
        var line: Int
        var name: String
    }

    private mutating func formatStack(of exception: Value, header: String, margin: Character = "|") {
        if exception.isObject(of: .exception) { formatStack(exception.exception.pointee.traceback, header: header, margin: margin) }
    }

    mutating func formatStack(_ traceback: Value, header: String = "Traceback (most recent call last):\n", margin: Character = "|") {
        var entry = traceback
        guard entry.isObject(of: .traceback) else { return }
        var skipped = skippedFrames(entry)
        if skipped == .max { return }
        emit(header, margin: margin)
        var last: FrameSummary?
        var repetitions = 0
        while entry.isObject(of: .traceback) {
            if skipped > 0 {
                skipped -= 1
                entry = entry.record.values[TracebackField.next]
                continue
            }
            let values = entry.record.values
            let frame = values[TracebackField.frame]
            if frame.isObject(of: .frame) {
                let code = frame.record.values[FrameField.code].codeObject
                let line = vm.intValue(values[TracebackField.line]) ?? 0
                let summary = FrameSummary(filename: vm.displayText(code.pointee.filename), line: line, name: vm.displayText(code.pointee.name))
                if summary != last {
                    emitRepetitions(repetitions)
                    last = summary
                    repetitions = 0
                }
                repetitions += 1
                if repetitions <= TracebackFormatter.longestRepetition { formatFrame(summary, code, vm.intValue(values[TracebackField.instruction]) ?? -1) }
            }
            entry = values[TracebackField.next]
        }
        emitRepetitions(repetitions)
    }

    /// How many of the outermost frames `sys.tracebacklimit` leaves out; the largest number for all.
    private func skippedFrames(_ first: Value) -> Int {
        let limit = vm.sysAttribute("tracebacklimit")
        guard !limit.isUnset, let most = vm.intValue(limit) else { return 0 }
        if most <= 0 { return .max }
        var count = 0, entry = first
        while entry.isObject(of: .traceback) {
            count += 1
            entry = entry.record.values[TracebackField.next]
        }
        return max(0, count - most)
    }

    private mutating func emitRepetitions(_ count: Int) {
        let hidden = count - TracebackFormatter.longestRepetition
        guard hidden > 0 else { return }
        emit("  [Previous line repeated \(hidden) more time\(hidden > 1 ? "s" : "")]\n")
    }

    private mutating func formatFrame(_ frame: FrameSummary, _ code: CodePointer, _ instruction: Int) {
        var text = "  File \"\(frame.filename)\", line \(frame.line), in \(frame.name)\n"
        let storage = code.pointee.storage.takeUnretainedValue()
        let lines = storage.source.map { sourceLines($0) } ?? sourceLines(frame.filename)
        if frame.line >= 1, frame.line <= lines.count {
            let positions = storage.positions
            let range = positions.indices.contains(instruction) && Int(positions[instruction].line) == frame.line ? positions[instruction] : nil
            let end = min(max(frame.line, range.map { Int($0.endLine) } ?? frame.line), lines.count)
            let shown = showsMarks ? lines[(frame.line - 1)..<end] : lines[(frame.line - 1)..<frame.line]
            for line in SourceExcerpt(lines: Array(shown), range: showsMarks ? range : nil).format() { text += "    \(line)\n" }
        }
        emit(text)
    }

    /// The lines of a source without their line feeds; none when the source is unknown.
    private mutating func sourceLines(_ filename: String) -> [String] {
        if let known = sources[filename] { return known }
        let lines = Self.lines(of: vm.sourceText(filename) ?? [])
        sources[filename] = lines
        return lines
    }

    private mutating func sourceLines(_ source: KeptSource) -> [String] {
        if let known = keptSources[ObjectIdentifier(source)] { return known }
        let lines = Self.lines(of: source.text)
        keptSources[ObjectIdentifier(source)] = lines
        return lines
    }

    private static func lines(of bytes: [UInt8]) -> [String] {
        bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
        }
    }

    // MARK: The last lines

    private mutating func formatExceptionOnly(_ exception: Value) {
        guard exception.isObject(of: .exception) else { return emit("\(vm.displayText(exception))\n") }
        let type = vm.type(of: exception)
        let name = vm.exceptionTypeName(type)
        if vm.isInstance(exception, .syntaxError) {
            formatSyntaxError(exception, name)
        } else {
            var text = safeText(exception, fallback: "<exception str() failed>")
            text += vm.suggestion(for: exception)
            emit(text.isEmpty ? "\(name)\n" : "\(name): \(text)\n")
        }
        formatNotes(exception)
    }

    private func safeText(_ value: Value, fallback: String, repr: Bool = false) -> String {
        let vm = self.vm
        do throws(ScriptException) { return vm.displayText(repr ? try vm.repr(value) : try vm.str(value)) } catch {
            _ = vm.takeRaised()
            return fallback
        }
    }

    private mutating func formatNotes(_ exception: Value) {
        let vm = self.vm
        let notes: Value
        do throws(ScriptException) { notes = try vm.getAttributeOrUnset(exception, vm.name(.notes)) } catch {
            let raised = vm.takeRaised()
            return emit("Ignored error getting __notes__: \(safeText(raised, fallback: "<__notes__ repr() failed>", repr: true))\n")
        }
        if notes.isNoneOrUnset { return }
        guard notes.isObject(of: .list) || notes.isObject(of: .tuple) else {
            return emit("\(safeText(notes, fallback: "<__notes__ repr() failed>", repr: true))\n")
        }
        var index = 0
        while index < (notes.isObject(of: .list) ? notes.list.count : notes.tuple.count) {
            let note = vm.keep(notes.isObject(of: .list) ? notes.list[index] : notes.tuple.items[index])
            emit(safeText(note, fallback: "<note str() failed>") + "\n")
            index += 1
        }
    }

    private mutating func formatSyntaxError(_ exception: Value, _ name: String) {
        func field(_ index: Int) -> Value { exceptionField(exception, index) }
        let line = vm.intValue(field(SyntaxErrorField.line)), filename = field(SyntaxErrorField.filename)
        var suffix = ""
        if let line {
            emit("  File \"\(filename.isString && filename.string.count > 0 ? vm.displayText(filename) : "<string>")\", line \(line)\n")
        } else if filename.isString {
            suffix = " (\(vm.displayText(filename)))"
        }
        if field(SyntaxErrorField.text).isString {
            let lines = SyntaxExcerpt(text: vm.displayText(field(SyntaxErrorField.text)), offset: vm.intValue(field(SyntaxErrorField.offset)),
                                      endOffset: vm.intValue(field(SyntaxErrorField.endOffset)),
                                      isOneLine: field(SyntaxErrorField.line) == field(SyntaxErrorField.endLine)).format()
            for line in lines { emit("    \(line)\n") }
        }
        let message = field(SyntaxErrorField.message)
        emit("\(name): \(message.isNone ? "<no detail available>" : safeText(message, fallback: "<exception str() failed>"))\(suffix)\n")
    }
}
