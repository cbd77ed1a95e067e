print('loading', __name__)
number = 41
_hidden = 1
