"""Where the files beside the code are: at the top of a checkout, or inside the installed package."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def checkout_dir() -> Path | None:
    """The checkout that the code runs from; None when the package was installed from its wheel."""
    top = PACKAGE.parent
    return top if (top / "pyproject.toml").is_file() and (top / "run.py").is_file() else None


def templates_dir() -> Path:
    """The folder of the Jinja templates."""
    return _beside_the_code("templates", "templates")


def static_dir() -> Path:
    """The folder of our own CSS, JavaScript and pictures."""
    return _beside_the_code("static", "static")


def sample_dir() -> Path:
    """The folder of the sample search, which the demo imports."""
    return _beside_the_code("data/sample", "sample")


def migrations_dir() -> Path:
    """The folder of the Alembic migrations; it is part of the package in both cases."""
    return PACKAGE / "migrations"


def _beside_the_code(in_checkout: str, in_wheel: str) -> Path:
    checkout = checkout_dir()
    return checkout / in_checkout if checkout is not None else PACKAGE / in_wheel
