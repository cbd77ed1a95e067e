import Descriptors
import Synchronization
import Testing

/// Work for a thread of its own.
private final class ThreadWork: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }

    func start() -> pthread_t {
        var thread = pthread_t()
        pthread_create(&thread, nil, { argument in
            if let argument { Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().body() }
            return nil
        }, Unmanaged.passRetained(self).toOpaque())
        return thread
    }
}

extension DescriptorsTests {
    @Suite struct RaceTests {
        /// How many children. `TAIPAN_RACE_SPAWNS=5000` is the full run.
        static var spawnCount: Int {
            getenv("TAIPAN_RACE_SPAWNS").flatMap { Int(String(cString: $0)) } ?? 500
        }

        /// The race of PEP 446: eight threads make descriptors in every way there is, while children are spawned that
        /// inherit whatever is inheritable at that moment.
        @Test func noChildGetsADescriptorThatAnotherThreadIsMaking() throws {
            try withoutLeftovers { () throws in
                let expected = Set(openDescriptors().filter(\.value).keys)
                let race = RaceState()
                let threads = (0..<8).map { index in
                    ThreadWork {
                        while !race.isOver {
                            for offset in Maker.all.indices {
                                let maker = Maker.all[(offset + index) % Maker.all.count]
                                guard let descriptors = try? maker.make(.plain) else { continue }
                                race.add(descriptors.count)
                                for descriptor in descriptors { closeAll(descriptor) }
                            }
                        }
                    }.start()
                }
                var leaked: [Int32] = []
                var failures = 0
                for _ in 0..<RaceTests.spawnCount {
                    var spawn = Spawn("/bin/sh", ["-c", ProcessTests.listing])
                    spawn.output = .pipe
                    spawn.closesOthers = false
                    guard let result = try? spawn.start().communicate(), result.status == .exited(0) else {
                        failures += 1
                        continue
                    }
                    let numbers = String(decoding: result.output, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
                    leaked += numbers.filter { !expected.contains($0) }
                }
                race.finish()
                for thread in threads { pthread_join(thread, nil) }
                #expect(leaked.isEmpty)
                #expect(failures == 0)
                #expect(race.count > RaceTests.spawnCount)
                print("race: \(leaked.count) leaked in \(RaceTests.spawnCount) spawns, \(race.count) descriptors made")
            }
        }
    }
}

/// What the threads of the race share.
private final class RaceState: Sendable {
    private let over = Atomic<Bool>(false)
    private let total = Atomic<Int>(0)

    var isOver: Bool { over.load(ordering: .relaxed) }
    var count: Int { total.load(ordering: .relaxed) }

    func add(_ count: Int) {
        total.add(count, ordering: .relaxed)
    }

    func finish() {
        over.store(true, ordering: .relaxed)
    }
}
