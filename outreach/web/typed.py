"""Words as they were typed, brought to the one form in which they are kept and compared."""


def one_way(text: str) -> str:
    """With one kind of line end, and without what no database keeps; nothing else is changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def plain(text: str | None) -> str:
    """The same without the space around it."""
    return one_way(text or "").strip()


def one_line(text: str | None) -> str:
    """The same on one line, with single spaces."""
    return " ".join(plain(text).split())
