"""Incremental one-way constraints with strengths, as DeltaBlue has them: chains of equalities and of scalings are planned and re-executed."""

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def attach(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        planner.add(self)

    def satisfy(self, planner, mark):
        if not self.choose(mark):
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.release()
        output.determined_by = self
        if not planner.propagate(self, mark):
            raise ValueError("cycle of constraints")
        output.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stays or variable.determined_by is None):
                return False
        return True


class UnaryConstraint(Constraint):
    is_input = False

    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.attach(planner)

    def variables(self):
        return (self.variable,)

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def is_satisfied(self):
        return self.satisfied

    def release(self):
        self.satisfied = False

    def choose(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.strength
        return self.satisfied

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stays = not self.is_input
        if self.variable.stays:
            self.execute()

    def execute(self):
        pass


class Stay(UnaryConstraint):
    pass


class Edit(UnaryConstraint):
    is_input = True


class BinaryConstraint(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = 0
        self.attach(planner)

    def variables(self):
        return (self.first, self.second)

    def inputs(self):
        return (self.first,) if self.direction > 0 else (self.second,)

    def output(self):
        return self.second if self.direction > 0 else self.first

    def is_satisfied(self):
        return self.direction != 0

    def release(self):
        self.direction = 0

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            self.direction = 1 if second.mark != mark and self.strength < second.strength else 0
        elif second.mark == mark:
            self.direction = -1 if self.strength < first.strength else 0
        elif first.strength > second.strength:
            self.direction = -1 if self.strength < first.strength else 0
        else:
            self.direction = 1 if self.strength < second.strength else 0
        return self.direction != 0

    def recalculate(self):
        source = self.inputs()[0]
        target = self.output()
        target.strength = max(self.strength, source.strength)
        target.stays = source.stays
        if target.stays:
            self.execute()


class Equality(BinaryConstraint):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(BinaryConstraint):
    def __init__(self, source, scale, offset, target, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(source, target, strength, planner)

    def variables(self):
        return (self.first, self.second, self.scale, self.offset)

    def inputs(self):
        source = self.first if self.direction > 0 else self.second
        return (source, self.scale, self.offset)

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source = self.inputs()[0]
        target = self.output()
        target.strength = max(self.strength, source.strength)
        target.stays = source.stays and self.scale.stays and self.offset.stays
        if target.stays:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def next_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.next_mark()
        overridden = constraint.satisfy(self, mark)
        while overridden is not None:
            overridden = overridden.satisfy(self, mark)

    def remove(self, constraint):
        output = constraint.output()
        constraint.release()
        for variable in constraint.variables():
            variable.constraints.remove(constraint)
        output.determined_by = None
        output.strength = WEAKEST
        output.stays = True
        unsatisfied = []
        pending = [output]
        while pending:
            variable = pending.pop()
            for other in variable.constraints:
                if not other.is_satisfied():
                    unsatisfied.append(other)
            for other in self.consumers(variable):
                other.recalculate()
                pending.append(other.output())
        unsatisfied.sort(key=lambda each: each.strength)
        for each in unsatisfied:
            self.add(each)

    def consumers(self, variable):
        determined = variable.determined_by
        return [each for each in variable.constraints if each is not determined and each.is_satisfied()]

    def propagate(self, constraint, mark):
        pending = [constraint]
        while pending:
            each = pending.pop()
            output = each.output()
            if output.mark == mark:
                return False
            each.recalculate()
            pending.extend(self.consumers(output))
        return True

    def plan(self, sources):
        mark = self.next_mark()
        steps = []
        pending = list(sources)
        while pending:
            constraint = pending.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                steps.append(constraint)
                output.mark = mark
                pending.extend(self.consumers(output))
        return steps

    def change(self, variable, values):
        edit = Edit(variable, STRONG, self)
        steps = self.plan([edit])
        for value in values:
            variable.value = value
            for step in steps:
                step.execute()
        self.remove(edit)


def chain(length):
    planner = Planner()
    variables = [Variable(f"v{i}", 0) for i in range(length + 1)]
    for first, second in zip(variables, variables[1:]):
        Equality(first, second, REQUIRED, planner)
    Stay(variables[-1], STRONG + 1, planner)
    planner.change(variables[0], range(40))
    return variables[-1].value


def projection(length):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    pairs = []
    for i in range(length):
        source = Variable(f"source{i}", i)
        target = Variable(f"target{i}", i)
        pairs.append((source, target))
        Stay(source, WEAK, planner)
        Scale(source, scale, offset, target, REQUIRED, planner)
    planner.change(pairs[0][0], [17])
    planner.change(pairs[0][1], [1050])
    planner.change(scale, [5, 6, 7])
    planner.change(offset, [2000, 3000])
    return pairs[0][0].value, sum(target.value for _, target in pairs)


total = 0
for round in range(40):
    total += chain(700)
    results = projection(500)
print(total, results)
