import time

t = time.gmtime(86400 * 365)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_wday, t.tm_yday, t[0], tuple(t))
# expect: 1971 1 1 0 4 1 1971 (1971, 1, 1, 0, 0, 0, 4, 1, 0)
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.gmtime(0)[:6])  # expect: 1971-01-01 00:00:00 (1970, 1, 1, 0, 0, 0)
