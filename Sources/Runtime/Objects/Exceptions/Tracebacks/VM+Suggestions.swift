// "Did you mean: ...?": names close to the one that was not found.

extension VM {
    /// What to add to the message of a NameError, AttributeError or ImportError; empty when nothing is close.
    ///
    /// - Parameter traceback: where to look for names: the exception's own, unless another is given.
    func suggestion(for exception: Value, traceback: Value? = nil) -> String {
        let traceback = traceback ?? exception.exception.pointee.traceback
        let found: String?
        let wrong: Value
        let isName = isInstance(exception, .nameError)
        if isInstance(exception, .importError) {
            wrong = exceptionField(exception, ImportErrorField.nameFrom)
            guard wrong.isString else { return "" }
            found = importSuggestion(exception, wrong)
        } else if isInstance(exception, .attributeError) {
            wrong = exceptionField(exception, 0)
            guard wrong.isString else { return "" }
            found = attributeSuggestion(exception, wrong, innermostFrame(traceback))
        } else if isName {
            wrong = exceptionField(exception, 0)
            guard wrong.isString else { return "" }
            found = nameSuggestion(wrong, innermostFrame(traceback))
        } else {
            return ""
        }
        var text = found.map { ". Did you mean: '\($0)'?" } ?? ""
        if isName, isModuleOfTheLibrary(swiftString(wrong)) {
            text += found == nil ? ". Did you forget to import '\(swiftString(wrong))'?" : " Or did you forget to import '\(swiftString(wrong))'?"
        }
        return text
    }

    private func isModuleOfTheLibrary(_ name: String) -> Bool {
        name == "sys" || name == "builtins" || runtime.pointee.nativeModules[name] != nil || runtime.pointee.hooks.librarySource(name) != nil
    }

    /// The frame object of the place where the exception was raised, or unset.
    private func innermostFrame(_ traceback: Value) -> Value {
        var frame = Value.unset
        var entry = traceback
        while entry.isObject(of: .traceback) {
            frame = entry.record.values[TracebackField.frame]
            entry = entry.record.values[TracebackField.next]
        }
        return frame
    }

    private func attributeSuggestion(_ exception: Value, _ wrong: Value, _ frame: Value) -> String? {
        let object = Int(exception.header.pointee.tailCount) > 1 ? exception.exception.fields[1] : .unset
        guard !object.isUnset, var names = directoryNames(object) else { return nil }
        if !swiftString(wrong).hasPrefix("_") {
            let own = frame.isObject(of: .frame) ? (try? variable(intern("self"), of: frame)) ?? .unset : .unset
            if own.isUnset || own != object { names.removeAll { $0.hasPrefix("_") } }
        }
        return closestName(to: swiftString(wrong), among: names)
    }

    private func importSuggestion(_ exception: Value, _ wrong: Value) -> String? {
        let name = exceptionField(exception, ImportErrorField.name)
        guard name.isExactString else { return nil }
        let module = lookup(runtime.pointee.modules.dict, string: name)
        guard !module.isUnset, var names = directoryNames(keep(module)) else { return nil }
        if !swiftString(wrong).hasPrefix("_") { names.removeAll { $0.hasPrefix("_") } }
        return closestName(to: swiftString(wrong), among: names)
    }

    private func nameSuggestion(_ wrong: Value, _ frame: Value) -> String? {
        guard frame.isObject(of: .frame) else { return nil }
        let own = (try? variable(intern("self"), of: frame)) ?? .unset
        if !own.isUnset {
            let found = (try? getAttributeOrUnset(own, intern(exactString(wrong)))) ?? .unset
            if state.pointee.raised.isObject { _ = takeRaised() }
            if !found.isUnset { return "self.\(swiftString(wrong))" }
        }
        var names: [String] = []
        if let locals = try? frameLocals(frame), locals.isObject(of: .dict) { names += keyTexts(locals.dict) }
        if state.pointee.raised.isObject { _ = takeRaised() }
        for field in [FrameField.globals, FrameField.builtins] where frame.record.values[field].isObject(of: .dict) {
            names += keyTexts(frame.record.values[field].dict)
        }
        return closestName(to: swiftString(wrong), among: names)
    }

    private func keyTexts(_ dict: DictPointer) -> [String] {
        (0..<dict.pointee.used).compactMap { dict.pointee.entries[$0].key.isString ? swiftString(dict.pointee.entries[$0].key) : nil }
    }

    /// `dir(object)` as texts; nil when that raises.
    private func directoryNames(_ object: Value) -> [String]? {
        do throws(ScriptException) {
            let list = try directory(object)
            guard list.isObject(of: .list) else { return nil }
            return (0..<list.list.count).compactMap { list.list[$0].isString ? swiftString(list.list[$0]) : nil }
        } catch {
            _ = takeRaised()
            return nil
        }
    }

    /// The candidate that needs the fewest changes, at most about a third of the characters.
    func closestName(to wrong: String, among candidates: [String]) -> String? {
        guard candidates.count <= 750 else { return nil }
        let text = Array(wrong.unicodeScalars)
        guard text.count <= EditDistance.longestText else { return nil }
        var best: String?
        var bestDistance = text.count
        for candidate in candidates where candidate != wrong {
            let other = Array(candidate.unicodeScalars)
            let limit = min((other.count + text.count + 3) * EditDistance.moveCost / 6, bestDistance - 1)
            let distance = EditDistance.between(text, other, atMost: limit)
            if distance <= limit, best == nil || distance < bestDistance {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }
}

/// Levenshtein's distance in CPython's weights: 2 for a changed, added or dropped character, 1 for a change of case.
enum EditDistance {
    static let moveCost = 2, caseCost = 1, longestText = 40

    static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int {
        if left == right { return 0 }
        var a = left[...], b = right[...]
        while let first = a.first, first == b.first {
            a.removeFirst()
            b.removeFirst()
        }
        while let last = a.last, last == b.last {
            a.removeLast()
            b.removeLast()
        }
        if a.isEmpty || b.isEmpty { return moveCost * (a.count + b.count) }
        if a.count > longestText || b.count > longestText { return limit + 1 }
        let short = Array(a.count <= b.count ? a : b), long = Array(a.count <= b.count ? b : a)
        if (long.count - short.count) * moveCost > limit { return limit + 1 }
        var row = (1...short.count).map { $0 * moveCost }
        var result = 0
        for (position, scalar) in long.enumerated() {
            var diagonal = position * moveCost
            result = diagonal
            var least = Int.max
            for index in short.indices {
                let substitute = diagonal + substitutionCost(scalar, short[index])
                diagonal = row[index]
                result = min(min(result, diagonal) + moveCost, substitute)
                row[index] = result
                least = min(least, result)
            }
            if least > limit { return limit + 1 }
        }
        return result
    }

    private static func substitutionCost(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Int {
        if left == right { return 0 }
        return left.properties.lowercaseMapping == right.properties.lowercaseMapping ? caseCost : moveCost
    }
}
