/// Counters of the cycle collector.
struct CollectorState {
    var isEnabled = true
    /// Live objects after the last collection.
    var survivors = 0
    var collections = 0
    var isRunning = false
}
