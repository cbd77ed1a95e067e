import Descriptors
import Testing
import TaipanRuntime
@testable import TaipanModules

/// Streams as scripts see them, and what they leave behind.
@Suite struct StreamTests {
    /// Runs a script in a fresh interpreter: what it printed, and the descriptors that it left open.
    private func run(_ source: String, limit: Int = .max) throws -> (output: String, leaks: [DescriptorRecord]) {
        var configuration = ModuleConfiguration()
        let output = OutputCollector()
        configuration.output = { output.bytes += $0 }
        configuration.errorOutput = { output.bytes += $0 }
        configuration.descriptorLimit = limit
        let runtime = TaipanModules.makeRuntime(configuration)
        defer { TaipanModules.end(runtime) }
        let vm = runtime.mainThread
        let globals = vm.makeDict()
        vm.insert(globals, string: vm.intern("__name__"), vm.intern("__main__"))
        do throws(ScriptException) {
            let code = try vm.compile(source: Array(source.utf8), filename: "test.py", mode: .module)
            _ = try vm.run(code, globals: globals)
        } catch {
            vm.modules.report(vm.takeRaised(), vm)
        }
        _ = vm.modules.finish(vm)
        return (String(decoding: output.bytes, as: UTF8.self), vm.modules.table.leaks())
    }

    private final class OutputCollector {
        var bytes: [UInt8] = []
    }

    private func temporaryPath(_ name: String) -> String { "/tmp/taipan-stream-tests-\(getpid())-\(name)" }

    @Test func printReachesTheHost() throws {
        #expect(try run("print('one', 2)\nprint('é', end='')").output == "one 2\né")
    }

    @Test func writtenTextComesBack() throws {
        let path = temporaryPath("text")
        defer { unlink(path) }
        let result = try run("""
            with open('\(path)', 'w') as f:
                print(f.write('a\\nbé\\n'))
            with open('\(path)') as f:
                print(list(f), f.tell())
            """)
        #expect(result.output == "5\n['a\\n', 'bé\\n'] 6\n")
        #expect(result.leaks.isEmpty)
    }

    @Test func lastReferenceClosesTheFile() throws {
        let path = temporaryPath("closing")
        defer { unlink(path) }
        let result = try run("open('\(path)', 'w').write('kept')\nprint(open('\(path)').read())")
        #expect(result.output == "kept\n")
        #expect(result.leaks.isEmpty)
    }

    @Test func openDescriptorKnowsItsPlace() throws {
        let path = temporaryPath("origin")
        defer { unlink(path) }
        let result = try run("import sys\nsys.kept = open('\(path)', 'w')")
        #expect(result.leaks.count == 1)
        #expect(result.leaks.first?.target == path)
        #expect(result.leaks.first.map { $0.openedAt.rawValue & 0xFFFF_FFFF } == 2)
        #expect(result.leaks.first?.isInheritable == false)
    }

    @Test func descriptorLimitIsAnOrdinaryError() throws {
        let result = try run("""
            try:
                open('/dev/null')
            except OSError as error:
                print(error.errno, error.filename)
            """, limit: 0)
        #expect(result.output == "\(EMFILE) /dev/null\n")
    }

    @Test func failedOpenLeavesNothing() throws {
        let result = try run("""
            for arguments in [('/nowhere/x',), ('/',), ('/dev/null', 'q'), ('/dev/null', 'r', 0)]:
                try:
                    open(*arguments)
                except (OSError, ValueError) as error:
                    print(type(error).__name__)
            try:
                open('/dev/null', encoding='no-such')
            except LookupError as error:
                print(error)
            """)
        #expect(result.output == "FileNotFoundError\nIsADirectoryError\nValueError\nValueError\nunknown encoding: no-such\n")
        #expect(result.leaks.isEmpty)
    }

    @Test func hugeSizesAreRefused() throws {
        let result = try run("""
            import io
            for action in [lambda: io.BytesIO().write(b'x') and io.BufferedReader(io.BytesIO(b'x'), 1 << 60),
                           lambda: open('/dev/null', 'rb').read(1 << 60), lambda: io.BytesIO(b'abc').read(1 << 60)]:
                try:
                    print(action())
                except MemoryError:
                    print('MemoryError')
            stream = io.BytesIO()
            stream.seek(1 << 61)
            try:
                stream.write(b'x')
            except (MemoryError, OverflowError) as error:
                print('refused')
            """)
        #expect(result.output == "MemoryError\nMemoryError\nb'abc'\nrefused\n")
    }

    @Test func reentrantCallIsRefused() throws {
        let result = try run("""
            import io
            class Raw(io.RawIOBase):
                def readable(self): return True
                def readinto(self, buffer):
                    return len(reader.read(1))
            reader = io.BufferedReader(Raw())
            try:
                reader.read(1)
            except RuntimeError as error:
                print(str(error)[:21])
            """)
        #expect(result.output == "reentrant call inside\n")
    }

    @Test func rawStreamThatLiesIsCaught() throws {
        let result = try run("""
            import io
            class Raw(io.RawIOBase):
                def readable(self): return True
                def writable(self): return True
                def readinto(self, buffer):
                    try: buffer.clear()
                    except Exception: pass
                    return 5
                def write(self, data): return 1 << 40
            print(len(io.BufferedReader(Raw()).read1(5)))
            try:
                writer = io.BufferedWriter(Raw())
                writer.write(b'x')
                writer.flush()
            except OSError as error:
                print(error)
            """)
        #expect(result.output.hasPrefix("5\nraw write() returned invalid length"))
    }
}
