import Descriptors
import TaipanRuntime

/// The native modules: where script objects and descriptors meet.
public enum TaipanModules {
    /// Declarations to give to `ScriptRuntime.init`.
    public static var nativeModules: [NativeModule] {
        [IOModule.declaration, ThreadModule.declaration, WeakrefModule.declaration, CollectorModule.declaration] + SystemModules.declarations
            + dataModules
    }

    /// Gives a fresh runtime the state that its native modules share. To be called once, before any script runs.
    public static func attach(_ runtime: ScriptRuntime, configuration: ModuleConfiguration = ModuleConfiguration()) {
        runtime.state.pointee.moduleContext = ModuleContext(runtime, configuration: configuration)
    }
}
