from . import other as sibling
value = sibling.number + 1
