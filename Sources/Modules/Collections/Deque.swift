import TaipanRuntime

/// A double-ended queue: a ring buffer of counted values whose capacity is a power of two.
final class Deque: Payload {
    @exclusivity(unchecked) private var storage: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) private var capacity: Int
    @exclusivity(unchecked) private var head = 0
    @exclusivity(unchecked) private(set) var count = 0
    /// Negative: no limit.
    var maximum = -1
    /// Changes with every change of length, for iterators.
    @exclusivity(unchecked) private(set) var version = 0

    override init() {
        capacity = 8
        storage = .allocate(capacity: capacity)
        super.init()
    }

    deinit {
        removeAll()
        storage.deallocate()
    }

    /// The caller has checked the index.
    subscript(index: Int) -> Value {
        @inline(__always) get { storage[(head &+ index) & (capacity &- 1)] }
    }

    /// Replaces an item; the old one ends.
    func set(_ index: Int, _ value: Value) {
        value.retain()
        store(value, in: storage + ((head + index) & (capacity - 1)))
    }

    @inline(__always)
    func append(_ value: Value) {
        value.retain()
        if count == capacity { grow() }
        storage[(head &+ count) & (capacity &- 1)] = value
        count &+= 1
        version &+= 1
    }

    @inline(__always)
    func appendLeft(_ value: Value) {
        value.retain()
        if count == capacity { grow() }
        head = (head &- 1) & (capacity &- 1)
        storage[head] = value
        count &+= 1
        version &+= 1
    }

    /// Takes an item of a queue that is not empty; its count goes to the caller.
    @inline(__always)
    func takeFirst() -> Value {
        let value = storage[head]
        head = (head &+ 1) & (capacity &- 1)
        count &-= 1
        version &+= 1
        return value
    }

    @inline(__always)
    func takeLast() -> Value {
        count &-= 1
        version &+= 1
        return storage[(head &+ count) & (capacity &- 1)]
    }

    /// Takes the item at `index` out; its count goes to the caller.
    func take(at index: Int) -> Value {
        rotate(-index)
        let value = takeFirst()
        rotate(index)
        return value
    }

    func insert(_ value: Value, at index: Int) {
        rotate(-index)
        appendLeft(value)
        rotate(index)
    }

    /// Turns the ring by `steps` to the right; the items stay the same.
    func rotate(_ steps: Int) {
        guard count > 1 else { return }
        var steps = steps % count
        if steps < 0 { steps += count }
        if steps > count / 2 {
            for _ in 0..<(count - steps) {
                let value = storage[head]
                storage[(head + count) & (capacity - 1)] = value
                head = (head + 1) & (capacity - 1)
            }
        } else {
            for _ in 0..<steps {
                let value = storage[(head + count - 1) & (capacity - 1)]
                head = (head - 1) & (capacity - 1)
                storage[head] = value
            }
        }
        if steps != 0 { version &+= 1 }
    }

    func reverse() {
        var low = 0, high = count - 1
        while low < high {
            swap(&storage[(head + low) & (capacity - 1)], &storage[(head + high) & (capacity - 1)])
            low += 1
            high -= 1
        }
        version &+= 1
    }

    /// Ends all items; the queue is empty before the first one dies.
    func removeAll() {
        guard count > 0 else { return }
        let old = storage, oldCapacity = capacity, oldHead = head, oldCount = count
        capacity = 8
        storage = .allocate(capacity: capacity)
        head = 0
        count = 0
        version &+= 1
        for index in 0..<oldCount { old[(oldHead + index) & (oldCapacity - 1)].release() }
        old.deallocate()
    }

    private func grow() {
        let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
        for index in 0..<count { new[index] = self[index] }
        storage.deallocate()
        storage = new
        capacity *= 2
        head = 0
    }

    override func visit(_ visitor: (Value) -> Void) {
        for index in 0..<count { visitor(self[index]) }
    }

    override func clear() { removeAll() }
}
