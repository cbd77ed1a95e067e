time.sleep(1)  # expect-error: NameError: name 'time' is not defined. Did you forget to import 'time'?
