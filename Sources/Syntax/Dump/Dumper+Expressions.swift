extension Dumper {
    mutating func node(_ expression: Expression, at span: ByteSpan) {
        switch expression {
        case .boolean(let word, let values):
            open("BoolOp(")
            field("op=", .text(word == .and ? "And()" : "Or()"))
            self.expressions("values=", values)
        case .named(let target, let value):
            open("NamedExpr(")
            field("target=", .expression(target))
            field("value=", .expression(value))
        case .binary(let left, let sign, let right):
            open("BinOp(")
            field("left=", .expression(left))
            field("op=", .text(Dumper.name(of: sign)))
            field("right=", .expression(right))
        case .unary(let sign, let operand):
            open("UnaryOp(")
            let name: StaticString =
                switch sign {
                case .invert: "Invert()"
                case .not: "Not()"
                case .plus: "UAdd()"
                case .minus: "USub()"
                }
            field("op=", .text(name))
            field("operand=", .expression(operand))
        case .lambda(let parameters, let body):
            open("Lambda(")
            self.parameters(parameters)
            field("body=", .expression(body))
        case .conditional(let test, let body, let orElse):
            open("IfExp(")
            field("test=", .expression(test))
            field("body=", .expression(body))
            field("orelse=", .expression(orElse))
        case .dictionary(let items):
            open("Dict(")
            list("keys=", count: Int(items.count)) { dumper, index in
                dumper.item(dumper.tree[items, index].key.map { .expression($0) } ?? .text("None"))
            }
            list("values=", count: Int(items.count)) { $0.item(.expression($0.tree[items, $1].value)) }
        case .set(let elements):
            open("Set(")
            self.expressions("elts=", elements)
        case .listComprehension(let element, let generators):
            open("ListComp(")
            field("elt=", .expression(element))
            self.generators(generators)
        case .setComprehension(let element, let generators):
            open("SetComp(")
            field("elt=", .expression(element))
            self.generators(generators)
        case .dictionaryComprehension(let key, let value, let generators):
            open("DictComp(")
            field("key=", .expression(key))
            field("value=", .expression(value))
            self.generators(generators)
        case .generator(let element, let generators):
            open("GeneratorExp(")
            field("elt=", .expression(element))
            self.generators(generators)
        case .await(let value):
            open("Await(")
            field("value=", .expression(value))
        case .yield(let value):
            open("Yield(")
            optional("value=", value)
        case .yieldFrom(let value):
            open("YieldFrom(")
            field("value=", .expression(value))
        case .compare(let left, let comparisons):
            open("Compare(")
            field("left=", .expression(left))
            list("ops=", count: Int(comparisons.count)) { $0.item(.text(Dumper.name(of: $0.tree[comparisons, $1].operator))) }
            list("comparators=", count: Int(comparisons.count)) { $0.item(.expression($0.tree[comparisons, $1].right)) }
        case .call(let function, let arguments, let keywords):
            open("Call(")
            field("func=", .expression(function))
            self.expressions("args=", arguments)
            self.keywords(keywords)
        case .formattedValue(let value, let conversion, let specification):
            open("FormattedValue(")
            field("value=", .expression(value))
            field("conversion=", .number(Int(conversion.rawValue)))
            optional("format_spec=", specification)
        case .joinedString(let values):
            open("JoinedStr(")
            self.expressions("values=", values)
        case .constant(let constant):
            open("Constant(")
            field("value=", .constant(constant))
            if case .string(_, let isU) = constant, isU { field("kind=", .text("'u'")) }
        case .attribute(let value, let attribute, let context):
            open("Attribute(")
            field("value=", .expression(value))
            field("attr=", .name(attribute))
            self.context(context)
        case .subscript(let value, let index, let context):
            open("Subscript(")
            field("value=", .expression(value))
            field("slice=", .expression(index))
            self.context(context)
        case .starred(let value, let context):
            open("Starred(")
            field("value=", .expression(value))
            self.context(context)
        case .name(let name, let context):
            open("Name(")
            field("id=", .name(name))
            self.context(context)
        case .list(let elements, let context):
            open("List(")
            self.expressions("elts=", elements)
            self.context(context)
        case .tuple(let elements, let context):
            open("Tuple(")
            self.expressions("elts=", elements)
            self.context(context)
        case .slice(let lower, let upper, let step):
            open("Slice(")
            optional("lower=", lower)
            optional("upper=", upper)
            optional("step=", step)
        }
        close(at: span)
    }

    private mutating func context(_ context: ExpressionContext) {
        field("ctx=", .text(context == .load ? "Load()" : context == .store ? "Store()" : "Del()"))
    }

    mutating func keywords(_ list: KeywordList) {
        self.list("keywords=", count: Int(list.count)) { dumper, index in
            let keyword = dumper.tree[list, index]
            dumper.open("keyword(")
            dumper.optional("arg=", keyword.name)
            dumper.field("value=", .expression(keyword.value))
            dumper.close(at: keyword.span)
        }
    }

    private mutating func generators(_ list: ComprehensionList) {
        self.list("generators=", count: Int(list.count)) { dumper, index in
            let clause = dumper.tree[list, index]
            dumper.open("comprehension(")
            dumper.field("target=", .expression(clause.target))
            dumper.field("iter=", .expression(clause.iterable))
            dumper.expressions("ifs=", clause.conditions)
            dumper.field("is_async=", .number(clause.isAsync ? 1 : 0))
            dumper.close()
        }
    }

    mutating func parameters(_ id: ParametersID) {
        let group = tree[id]
        field("args=", .text("arguments("))
        // The parenthesis belongs to the field just begun.
        open("")
        func single(_ list: ParameterList) -> Parameter? { list.isEmpty ? nil : tree[list, 0] }
        parameterList("posonlyargs=", group.positionalOnly)
        parameterList("args=", group.regular)
        if let variadic = single(group.variadic) {
            field("vararg=", .text(""))
            parameter(variadic)
        }
        parameterList("kwonlyargs=", group.keywordOnly)
        list("kw_defaults=", count: Int(group.keywordOnly.count)) { dumper, index in
            dumper.item(dumper.tree[group.keywordOnly, index].defaultValue.map { .expression($0) } ?? .text("None"))
        }
        if let variadic = single(group.keywordVariadic) {
            field("kwarg=", .text(""))
            parameter(variadic)
        }
        var defaults: ContiguousArray<ExpressionID> = []
        for list in [group.positionalOnly, group.regular] {
            for parameter in tree[list] {
                if let value = parameter.defaultValue { defaults.append(value) }
            }
        }
        list("defaults=", count: defaults.count) { $0.item(.expression(defaults[$1])) }
        close()
    }

    private mutating func parameterList(_ text: StaticString, _ parameters: ParameterList) {
        list(text, count: Int(parameters.count)) { $0.parameter($0.tree[parameters, $1]) }
    }

    private mutating func parameter(_ parameter: Parameter) {
        open("arg(")
        field("arg=", .name(parameter.name))
        optional("annotation=", parameter.annotation)
        close(at: parameter.span)
    }

    static func name(of sign: BinaryOperator) -> StaticString {
        switch sign {
        case .add: "Add()"
        case .subtract: "Sub()"
        case .multiply: "Mult()"
        case .matrixMultiply: "MatMult()"
        case .divide: "Div()"
        case .modulo: "Mod()"
        case .power: "Pow()"
        case .leftShift: "LShift()"
        case .rightShift: "RShift()"
        case .bitOr: "BitOr()"
        case .bitXor: "BitXor()"
        case .bitAnd: "BitAnd()"
        case .floorDivide: "FloorDiv()"
        }
    }

    private static func name(of comparison: ComparisonOperator) -> StaticString {
        switch comparison {
        case .equal: "Eq()"
        case .notEqual: "NotEq()"
        case .less: "Lt()"
        case .lessOrEqual: "LtE()"
        case .greater: "Gt()"
        case .greaterOrEqual: "GtE()"
        case .is: "Is()"
        case .isNot: "IsNot()"
        case .in: "In()"
        case .notIn: "NotIn()"
        }
    }
}
