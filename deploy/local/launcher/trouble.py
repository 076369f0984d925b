"""What goes wrong, in a sentence that says what to do."""


class Trouble(Exception):
    """Ends the command with this sentence and this exit code: 1 something failed, 2 called wrongly."""

    def __init__(self, sentence, code=1):
        super().__init__(sentence)
        self.code = code
