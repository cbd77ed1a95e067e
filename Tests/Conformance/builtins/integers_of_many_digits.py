import sys

sys.set_int_max_str_digits(0)
seventh = 7**9000
text = str(seventh)
print(len(text), text[:20], text[-20:], sum(map(int, text)))
# expect: 7606 76271120789799924242 89788578541525400001 34327
print(int(text) == seventh, int("-" + text[::-1]) % 1000003)
# expect: True 433521
for base in (3, 10, 16, 36):
    digits = "".join("0123456789abcdefghijklmnopqrstuvwxyz"[i * i % base] for i in range(1, 6001))
    print(base, int(digits, base) % 1000000007)
# expect: 3 653702366
# expect: 10 637564487
# expect: 16 903728995
# expect: 36 932012928

# Leading zeros within the number, and numbers next to a power of the base.
for number in (10**5000, 10**5000 - 1, 10**9000 + 10**4000, 10**10000 + 1):
    text = str(number)
    print(len(text), text.count("0"), text.count("9"), int(text) == number)
# expect: 5001 5000 0 True
# expect: 5000 0 5000 True
# expect: 9001 8999 0 True
# expect: 10001 9999 0 True

# Long dividends, divisors and quotients.
for dividend, divisor in ((7**9000, 3**5000), (2**60000 - 1, 2**30000 - 1), (10**20000 + 3, 7**9000), (5**20000, 2**6000 + 1)):
    quotient, remainder = divmod(dividend, divisor)
    print(quotient % 1000003, remainder % 1000003, quotient * divisor + remainder == dividend, 0 <= remainder < divisor)
    print((-dividend) // divisor == -quotient - 1, -dividend % divisor == divisor - remainder)
# expect: 427489 462597 True True
# expect: True True
# expect: 359837 0 True True
# expect: False False
# expect: 230498 885527 True True
# expect: True True
# expect: 423639 187442 True True
# expect: True True
