import TaipanRuntime
extension ModuleContext {
    func runSignalHandlers(_ vm: VM) throws(ScriptException) {}
    func simulateSignal(_ n: Int32, _ vm: VM) throws(ScriptException) {}
    func endSignals(_ vm: VM) {}
}
final class SignalState { func resetAfterFork() {} }
