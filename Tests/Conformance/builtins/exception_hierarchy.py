for kind in (KeyError, IndexError, FileNotFoundError, BrokenPipeError, ConnectionResetError, ZeroDivisionError,
             UnicodeDecodeError, RecursionError, NotImplementedError, ModuleNotFoundError, TabError, BlockingIOError,
             ChildProcessError, InterruptedError, TimeoutError, KeyboardInterrupt):
    print(" < ".join(base.__name__ for base in kind.__mro__[:-1]))
# expect: KeyError < LookupError < Exception < BaseException
# expect: IndexError < LookupError < Exception < BaseException
# expect: FileNotFoundError < OSError < Exception < BaseException
# expect: BrokenPipeError < ConnectionError < OSError < Exception < BaseException
# expect: ConnectionResetError < ConnectionError < OSError < Exception < BaseException
# expect: ZeroDivisionError < ArithmeticError < Exception < BaseException
# expect: UnicodeDecodeError < UnicodeError < ValueError < Exception < BaseException
# expect: RecursionError < RuntimeError < Exception < BaseException
# expect: NotImplementedError < RuntimeError < Exception < BaseException
# expect: ModuleNotFoundError < ImportError < Exception < BaseException
# expect: TabError < IndentationError < SyntaxError < Exception < BaseException
# expect: BlockingIOError < OSError < Exception < BaseException
# expect: ChildProcessError < OSError < Exception < BaseException
# expect: InterruptedError < OSError < Exception < BaseException
# expect: TimeoutError < OSError < Exception < BaseException
# expect: KeyboardInterrupt < BaseException
