import Testing
@testable import TaipanRuntime

/// Containers, exercised without a script.
@Suite struct DataCollectionsTests {
    let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
    var vm: VM { runtime.mainThread }

    private func list(_ numbers: some Sequence<Int>) -> ListPointer { vm.makeList(numbers.map { Value(smallInt: $0) }).list }
    private func numbers(_ list: ListPointer) -> [Int] { (0..<list.count).map { list[$0].smallInt } }

    /// As many slots of the index are used as entry numbers: otherwise searches for absent keys would never end.
    private func indexObeysItsLaw(_ table: DictPointer) -> Bool {
        guard table.pointee.logSize > 0 else { return true }
        let size = 1 << Int(table.pointee.logSize)
        return (0..<size).filter { table.pointee.index[$0] != -1 }.count == table.pointee.used && table.pointee.used <= table.pointee.capacity
    }

    @Test func tableSurvivesChurn() throws {
        let dict = vm.makeDict()
        var model: [Int: Int] = [:]
        var state: UInt64 = 42
        for round in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let key = Int(state >> 33) % 97
            switch Int(state >> 20) % 4 {
            case 0, 1:
                try vm.insert(dict, Value(smallInt: key), Value(smallInt: round))
                model[key] = round
            case 2:
                let removed = try vm.remove(dict, Value(smallInt: key))
                #expect(removed.isUnset == (model.removeValue(forKey: key) == nil))
            default:
                if dict.pointee.count > 0 {
                    let pair = vm.popEntry(dict, last: state & 1 == 0).tuple
                    #expect(model.removeValue(forKey: pair.items[0].smallInt) == pair.items[1].smallInt)
                }
            }
            if round % 500 == 0 { #expect(indexObeysItsLaw(dict)) }
        }
        #expect(dict.pointee.count == model.count)
        for (key, value) in model { #expect(try vm.lookup(dict, Value(smallInt: key)) == Value(smallInt: value)) }
    }

    @Test func oneKeyInAndOutForEver() throws {
        let dict = vm.makeDict()
        for number in 0..<5000 {
            try vm.insert(dict, Value(smallInt: number), .none)
            _ = try vm.remove(dict, Value(smallInt: number))
            #expect(indexObeysItsLaw(dict))
        }
        #expect(try vm.lookup(dict, Value(smallInt: 1)).isUnset)
    }

    @Test func orderIsKeptAndChanged() throws {
        let dict = vm.makeDict()
        for number in 0..<10 { try vm.insert(dict, Value(smallInt: number), .none) }
        #expect(try vm.move(dict, Value(smallInt: 3), toEnd: true))
        #expect(try vm.move(dict, Value(smallInt: 7), toEnd: false))
        #expect(try !vm.move(dict, Value(smallInt: 99), toEnd: true))
        #expect(numbers(try vm.makeList(from: Value(dict))) == [7, 0, 1, 2, 4, 5, 6, 8, 9, 3])
    }

    @Test(arguments: [0, 1, 2, 63, 64, 65, 1000, 5000])
    func sortingAgreesWithTheLibrary(_ count: Int) throws {
        for pattern in 0..<4 {
            let source = (0..<count).map { index in
                switch pattern {
                case 0: (index &* 7919) % 1009
                case 1: index
                case 2: -index
                default: index / 100 * 100 + (index * 37) % 100
                }
            }
            let values = list(source)
            try vm.sort(values, key: .unset, reverse: false)
            #expect(numbers(values) == source.sorted())
            try vm.sort(values, key: .unset, reverse: true)
            #expect(numbers(values) == source.sorted(by: >))
        }
    }

    @Test func sortingIsStable() throws {
        let pairs = vm.makeList()
        for index in 0..<500 { pairs.append(vm.makePair(vm.makeFloat(Double(index % 7)), Value(smallInt: index))) }
        let first = try vm.call(try vm.getAttribute(Value(vm.types.pointee.tuple), vm.name(.getitem)), pairs[3], Value(smallInt: 1))
        #expect(first == Value(smallInt: 3))
        try vm.sort(pairs, key: .unset, reverse: false)
        for index in 1..<500 {
            let before = pairs[index - 1].tuple.items, after = pairs[index].tuple.items
            #expect(before[0].flonum < after[0].flonum || (before[0] == after[0] && before[1].smallInt < after[1].smallInt))
        }
    }

    @Test(arguments: [(nil, nil, nil), (1, 4, nil), (-3, nil, 2), (nil, nil, -1), (8, 2, -3), (5, 1, nil), (nil, 100, 7), (-100, -2, nil)] as [(Int?, Int?, Int?)])
    func slices(_ parts: (Int?, Int?, Int?)) throws {
        func value(_ number: Int?) -> Value { number.map { Value(smallInt: $0) } ?? .none }
        let slice = vm.makeSlice(value(parts.0), value(parts.1), value(parts.2))
        for length in 0..<12 {
            let bounds = try vm.sliceBounds(slice, length)
            let positions = (0..<bounds.count).map { bounds.start + $0 * bounds.step }
            let step = parts.2 ?? 1
            func clamp(_ number: Int?, _ absent: Int) -> Int {
                guard let number else { return absent }
                let position = number < 0 ? number + length : number
                return step < 0 ? min(max(position, -1), length - 1) : min(max(position, 0), length)
            }
            let expected = Array(stride(from: clamp(parts.0, step < 0 ? length - 1 : 0), to: clamp(parts.1, step < 0 ? -1 : length), by: step))
            #expect(positions == expected)
        }
    }

    @Test func noObjectIsLost() throws {
        let before = vm.mark
        var live: [Int] = []
        // The first round makes what stays for good: interned names.
        for _ in 0..<3 {
            try useContainers()
            vm.drain(to: before)
            live.append(vm.runtime.pointee.heap.liveCount)
        }
        #expect(live[1] == live[0] && live[2] == live[0])
    }

    private func useContainers() throws {
        let values = vm.makeList()
        for index in 0..<100 { values.append(vm.makePair(vm.makeFloat(1e300 * Double(index)), vm.makeString("text" + String(index)))) }
        let set = try vm.makeSet(from: Value(values))
        try vm.combine(set, with: vm.makeList([values[3], values[4]]), .difference)
        #expect(set.pointee.count == 98)
        try vm.assignSlice(values, vm.makeSlice(Value(smallInt: 10), Value(smallInt: 20), .none), Value(vm.makeList()))
        try vm.deleteSlice(values, vm.makeSlice(.none, .none, Value(smallInt: -3)))
        #expect(values.count == 60)
    }
}
