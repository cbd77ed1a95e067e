def paint(color, width):
    pass


paint(colour="red",
      width=1)  # expect-error: TypeError: paint() got an unexpected keyword argument 'colour'. Did you mean 'color'?
