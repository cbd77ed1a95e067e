größe = 3
变量 = 4
print(größe + 变量)  # expect: 7
ﬁne = 1
print(fine)  # expect: 1
