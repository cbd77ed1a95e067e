import TaipanRuntime

/// The native modules that give scripts the operating system.
enum SystemModules {
    static var declarations: [NativeModule] {
        [PosixModule.declaration, ErrnoModule.declaration, TimeModule.declaration, SignalModule.declaration, FcntlModule.declaration,
         PosixSubprocessModule.declaration, PasswordModule.declaration, GroupModule.declaration, SelectModule.declaration, SocketModule.declaration]
    }
}
