import time

a, b = time.monotonic(), time.monotonic()
print(b >= a, time.time() > 1_600_000_000, abs(time.time_ns() / 1e9 - time.time()) < 1, time.perf_counter() >= 0,
      time.process_time() >= 0, isinstance(time.monotonic_ns(), int))
# expect: True True True True True True
start = time.monotonic()
print(time.sleep(0.02), time.monotonic() - start >= 0.02, time.sleep(0))  # expect: None True None
for call in ("time.sleep(-1)", "time.sleep('x')", "time.sleep(1e300)", "time.sleep(float('nan'))"):
    try:
        eval(call)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError sleep length must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError timestamp out of range for platform time_t
# expect: ValueError Invalid value NaN (not a number)
