from sys import exitt  # expect-error: ImportError: cannot import name 'exitt' from 'sys' (unknown location). Did you mean: 'exit'?
