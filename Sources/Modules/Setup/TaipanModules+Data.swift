import TaipanRuntime

extension TaipanModules {
    /// Modules about data alone: no descriptor is ever opened there.
    static var dataModules: [NativeModule] {
        [ItertoolsModule.declaration, CollectionsModule.declaration, FunctoolsModule.declaration, MathModule.declaration, StructModule.declaration]
    }
}
