class Rude(Exception):
    def __str__(self):
        raise ValueError


raise Rude  # expect-error: Rude: <exception str() failed>
