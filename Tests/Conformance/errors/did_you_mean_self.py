class Light:
    def __init__(self):
        self.color = "red"

    def show(self):
        return color


Light().show()  # expect-error: NameError: name 'color' is not defined. Did you mean: 'self.color'?
