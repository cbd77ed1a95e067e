extension Printer {
    mutating func expression(_ expression: Expression, _ level: Level) {
        switch expression {
        case .boolean(let word, let values):
            var inner: Level = word == .and ? .and : .or
            parenthesised(inner, in: level) { printer in
                for index in 0..<Int(values.count) {
                    if index > 0 { printer.add(word == .and ? " and " : " or ") }
                    // As CPython's printer: each further value is held to bind tighter than the one before.
                    inner = inner.next
                    printer.add(.expression(printer.tree[values, index], inner))
                }
            }
        case .named(let target, let value):
            parenthesised(.named, in: level) {
                $0.add(.expression(target, .atom))
                $0.add(" := ")
                $0.add(.expression(value, .atom))
            }
        case .binary(let left, let sign, let right):
            let own = Printer.level(of: sign)
            parenthesised(own, in: level) {
                $0.add(.expression(left, sign == .power ? own.next : own))
                $0.add(" ")
                $0.add(Printer.text(of: sign))
                $0.add(" ")
                $0.add(.expression(right, sign == .power ? own : own.next))
            }
        case .unary(let sign, let operand):
            let own: Level = sign == .not ? .not : .factor
            parenthesised(own, in: level) {
                $0.add(sign == .not ? "not " : sign == .minus ? "-" : sign == .plus ? "+" : "~")
                $0.add(.expression(operand, own))
            }
        case .lambda(let parameters, let body):
            parenthesised(.test, in: level) {
                $0.add("lambda")
                if !$0.isEmpty(parameters) { $0.add(" ") }
                $0.parameters(parameters)
                $0.add(": ")
                $0.add(body)
            }
        case .conditional(let test, let body, let orElse):
            parenthesised(.test, in: level) {
                $0.add(.expression(body, .or))
                $0.add(" if ")
                $0.add(.expression(test, .or))
                $0.add(" else ")
                $0.add(orElse)
            }
        case .dictionary(let items):
            add("{")
            list(count: Int(items.count)) { printer, index in
                let item = printer.tree[items, index]
                if let key = item.key {
                    printer.add(key)
                    printer.add(": ")
                    printer.add(item.value)
                } else {
                    printer.add("**")
                    printer.add(.expression(item.value, .bitOr))
                }
            }
            add("}")
        case .set(let elements):
            add("{")
            expressions(elements)
            add("}")
        case .listComprehension(let element, let generators):
            add("[")
            add(element)
            clauses(generators)
            add("]")
        case .setComprehension(let element, let generators):
            add("{")
            add(element)
            clauses(generators)
            add("}")
        case .dictionaryComprehension(let key, let value, let generators):
            add("{")
            add(key)
            add(": ")
            add(value)
            clauses(generators)
            add("}")
        case .generator(let element, let generators):
            add("(")
            add(element)
            clauses(generators)
            add(")")
        case .await(let value):
            parenthesised(.await, in: level) {
                $0.add("await ")
                $0.add(.expression(value, .atom))
            }
        case .yield(let value):
            parenthesised(.yield, in: level) {
                $0.add("yield")
                guard let value else { return }
                $0.add(" ")
                $0.add(.expression(value, .atom))
            }
        case .yieldFrom(let value):
            parenthesised(.yield, in: level) {
                $0.add("yield from ")
                $0.add(.expression(value, .atom))
            }
        case .compare(let left, let comparisons):
            parenthesised(.comparison, in: level) { printer in
                printer.add(.expression(left, .bitOr))
                for comparison in printer.tree[comparisons] {
                    printer.add(Printer.text(of: comparison.operator))
                    printer.add(.expression(comparison.right, .bitOr))
                }
            }
        case .call(let function, let positional, let keywords):
            add(.expression(function, .atom))
            add("(")
            arguments(positional, keywords)
            add(")")
        case .formattedValue, .joinedString: formatted(expression)
        case .constant(let constant): add(.constant(constant))
        case .attribute(let value, let attribute, _):
            add(.expression(value, .atom))
            // A point would become part of the number.
            if isInteger(value) { add(" ") }
            add(".")
            add(attribute)
        case .subscript(let value, let index, _):
            add(.expression(value, .atom))
            add("[")
            if case .tuple(let indices, _) = tree[index], !indices.isEmpty { elements(indices) } else { add(index) }
            add("]")
        case .starred(let value, _):
            add("*")
            add(.expression(value, .bitOr))
        case .name(let name, _): add(name)
        case .list(let elements, _):
            add("[")
            expressions(elements)
            add("]")
        case .tuple(let items, _):
            let isBare = !items.isEmpty && level <= .tuple
            if !isBare { add("(") }
            elements(items)
            if !isBare { add(")") }
        case .slice(let lower, let upper, let step):
            if let lower { add(lower) }
            add(":")
            if let upper { add(upper) }
            guard let step else { return }
            add(":")
            add(step)
        }
    }

    mutating func arguments(_ positional: ExpressionList, _ keywords: KeywordList) {
        expressions(positional)
        if !positional.isEmpty, !keywords.isEmpty { add(", ") }
        list(count: Int(keywords.count)) { printer, index in
            let keyword = printer.tree[keywords, index]
            if let name = keyword.name {
                printer.add(name)
                printer.add("=")
            } else {
                printer.add("**")
            }
            printer.add(keyword.value)
        }
    }

    private mutating func clauses(_ clauses: ComprehensionList) {
        for clause in tree[clauses] {
            add(clause.isAsync ? " async for " : " for ")
            add(.expression(clause.target, .tuple))
            add(" in ")
            add(.expression(clause.iterable, .or))
            for condition in tree[clause.conditions] {
                add(" if ")
                add(.expression(condition, .or))
            }
        }
    }

    /// True and False count as integers, as they do for Python.
    private func isInteger(_ id: ExpressionID) -> Bool {
        guard case .constant(let constant) = tree[id] else { return false }
        switch constant {
        case .integer, .bigInteger, .true, .false: return true
        default: return false
        }
    }

    // MARK: Parameters

    private func isEmpty(_ id: ParametersID) -> Bool {
        let group = tree[id]
        return group.positionalOnly.isEmpty && group.regular.isEmpty && group.variadic.isEmpty && group.keywordOnly.isEmpty
            && group.keywordVariadic.isEmpty
    }

    mutating func parameters(_ id: ParametersID) {
        let group = tree[id]
        var isFirst = true
        func separate(_ printer: inout Printer) {
            if !isFirst { printer.add(", ") }
            isFirst = false
        }
        for parameter in tree[group.positionalOnly] {
            separate(&self)
            self.parameter(parameter)
        }
        if !group.positionalOnly.isEmpty { add(", /") }
        for parameter in tree[group.regular] {
            separate(&self)
            self.parameter(parameter)
        }
        if !group.variadic.isEmpty || !group.keywordOnly.isEmpty {
            separate(&self)
            add("*")
            for parameter in tree[group.variadic] { self.parameter(parameter) }
        }
        for parameter in tree[group.keywordOnly] {
            separate(&self)
            self.parameter(parameter)
        }
        for parameter in tree[group.keywordVariadic] {
            separate(&self)
            add("**")
            self.parameter(parameter)
        }
    }

    private mutating func parameter(_ parameter: Parameter) {
        add(parameter.name)
        if let annotation = parameter.annotation {
            add(": ")
            add(annotation)
        }
        if let value = parameter.defaultValue {
            add("=")
            add(value)
        }
    }

    // MARK: Operators

    private static func level(of sign: BinaryOperator) -> Level {
        switch sign {
        case .add, .subtract: .sum
        case .multiply, .matrixMultiply, .divide, .modulo, .floorDivide: .term
        case .power: .power
        case .leftShift, .rightShift: .shift
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .bitAnd: .bitAnd
        }
    }

    static func text(of sign: BinaryOperator) -> StaticString {
        switch sign {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .matrixMultiply: "@"
        case .divide: "/"
        case .modulo: "%"
        case .power: "**"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitOr: "|"
        case .bitXor: "^"
        case .bitAnd: "&"
        case .floorDivide: "//"
        }
    }

    private static func text(of comparison: ComparisonOperator) -> StaticString {
        switch comparison {
        case .equal: " == "
        case .notEqual: " != "
        case .less: " < "
        case .lessOrEqual: " <= "
        case .greater: " > "
        case .greaterOrEqual: " >= "
        case .is: " is "
        case .isNot: " is not "
        case .in: " in "
        case .notIn: " not in "
        }
    }
}
