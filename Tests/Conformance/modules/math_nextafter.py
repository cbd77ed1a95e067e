import math
print(math.nextafter(-math.inf, math.inf), math.nextafter(1.0, 2.0, steps=3), math.nextafter(0.0, -1.0), math.nextafter(-1.0, 1.0, steps=10**30))
# expect: -1.7976931348623157e+308 1.0000000000000007 -5e-324 1.0
print(math.nextafter(-math.inf, math.inf, steps=2**63), math.nextafter(1.0, math.inf, steps=0), math.nextafter(math.nan, 1.0))
# expect: 2.2250738585072014e-308 1.0 nan
print(math.nextafter(-0.0, math.inf, steps=0), math.nextafter(0.0, -0.0), math.nextafter(-5e-324, math.inf))  # expect: -0.0 -0.0 -0.0
