import no_such_module  # expect-error: ModuleNotFoundError: No module named 'no_such_module'
