"""What a verb says when it cannot do what was asked: a sentence for a person, and the field it is about."""


class Refusal(ValueError):
    """Nothing was written. `field` names what must be mended, or is empty when it is the whole."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message, self.field = message, field
