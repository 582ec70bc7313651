"""What is believed before any figure; loads without numpy, for pages that only prepare the question."""

from dataclasses import dataclass

CHANCE = 0.9


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed before any figure: Beta(a, b), worth a + b contacts."""

    a: float = 1.0
    b: float = 19.0

    @property
    def weight(self) -> float:
        """How many contacts it counts like."""
        return self.a + self.b

    @property
    def one_in(self) -> float:
        """Its mean as one in so many."""
        return self.weight / self.a

    @classmethod
    def worth(cls, weight: float, one_in: float) -> "Prior":
        """The prior that says one in `one_in` (more than 1), and counts like `weight` contacts (more than 0)."""
        return cls(weight / one_in, weight - weight / one_in)
