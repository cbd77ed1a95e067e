print("taipan")
