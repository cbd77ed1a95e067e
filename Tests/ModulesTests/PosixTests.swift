import Taipan
import Testing

/// The system modules, through scripts.
@Suite struct PosixTests {
    private func text(_ script: String) throws -> String {
        let interpreter = Interpreter()
        try interpreter.run(script)
        return try interpreter.evaluate("result", as: String.self)
    }

    @Test func descriptorsAreBornPrivateAndKnown() throws {
        let interpreter = Interpreter()
        try interpreter.run("import posix\nfd = posix.open('/dev/null', posix.O_RDONLY)\nprivate = not posix.get_inheritable(fd)", filename: "main.py")
        #expect(try interpreter.evaluate("private", as: Bool.self))
        #expect(interpreter.openDescriptors.count == 1)
        #expect(interpreter.openDescriptors.first?.target == "/dev/null")
        try interpreter.run("posix.close(fd)")
        #expect(interpreter.openDescriptors.isEmpty)
    }

    @Test func errorsNameTheFile() throws {
        #expect(try text("import posix\ntry: posix.stat('/no/such/file')\nexcept OSError as error: result = f'{type(error).__name__} {error.errno} {error.filename}'")
            == "FileNotFoundError 2 /no/such/file")
    }

    @Test func statResultsAreTuplesWithNames() throws {
        #expect(try text("import posix\ns = posix.stat('/')\ns.st_mode; s.st_mode\nresult = f'{len(s)} {s[0] == s.st_mode} {s[8] == int(s.st_mtime)} {s.n_fields}'") == "10 True True 19")
    }

    @Test func pathsAreNormalized() throws {
        #expect(try text("from posix import _path_normpath as n\nresult = ' '.join([n('/a/../b//c/./d/..'), n(''), n('//a'), n('///a'), n('../..'), n('/..')])")
            == "/b/c . //a /a ../.. /")
    }

    /// Without the host's permission no script touches the process's signals.
    @Test func signalsNeedTheHostsPermission() throws {
        #expect(try text("import _signal\ntry: _signal.signal(_signal.SIGUSR1, _signal.SIG_IGN)\nexcept ValueError as error: result = str(error)")
            == "signal only works in main thread of the main interpreter")
    }

    @Test func childrenGetWhatTheyWereHanded() throws {
        #expect(try text("""
            import posix
            r, w = posix.pipe()
            pid = posix.posix_spawn('/bin/sh', ['sh', '-c', 'echo handed'], {}, file_actions=[(posix.POSIX_SPAWN_DUP2, w, 1)])
            posix.close(w)
            result = posix.read(r, 100).decode().strip() + ' ' + str(posix.waitpid(pid, 0)[1])
            """) == "handed 0")
    }

    @Test func calendarKnowsLeapYears() throws {
        #expect(try text("import time\nresult = time.strftime('%Y-%m-%d %j', time.gmtime(951782400))") == "2000-02-29 060")
    }

    @Test(arguments: [
        ("posix.read(0, 1 << 70)", "OverflowError"), ("posix.readv(0, [bytearray(1)] * 5000)", "OSError"), ("posix.urandom(1 << 60)", "MemoryError"),
        ("posix.listdir([])", "TypeError"), ("posix.sched_setaffinity(0, [1 << 40])", "OverflowError"), ("posix.closerange(1 << 40, 1 << 41)", "OverflowError"),
        ("posix.makedev(-5, 1)", "OverflowError"), ("time.sleep(1e300)", "OverflowError"), ("time.strftime('%Y' * 2, (1,) * 8)", "TypeError"),
        ("fcntl.ioctl(99, 1 << 62, b'x' * 1025)", "ValueError"), ("posix.putenv('a\\0', 'b')", "ValueError"),
    ])
    func strangeArgumentsRaise(call: String, error: String) throws {
        #expect(try text("import posix, time, fcntl\ntry:\n    \(call)\n    result = 'nothing'\nexcept Exception as e: result = type(e).__name__") == error)
    }
}
