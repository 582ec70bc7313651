"""Encodings and delimiters by names that people know."""

from flask_babel.speaklater import LazyString

from outreach.text import _, _l
from outreach.web.filters import number

_ENCODINGS: dict[str, LazyString] = {
    "utf-8": _l("UTF-8"),
    "utf-16": _l("UTF-16"),
    "cp1252": _l("Windows, Western Europe (1252)"),
    "mac_roman": _l("Mac Roman"),
    "cp1250": _l("Windows, Central Europe (1250)"),
    "cp1251": _l("Windows, Cyrillic (1251)"),
    "iso8859_15": _l("ISO 8859-15"),
}
_SAME = {"utf-8-sig": "utf-8", "utf_8": "utf-8", "utf_8_sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16",
         "mac-roman": "mac_roman", "iso8859-15": "iso8859_15"}  # fmt: skip
_SHORT = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "mac_roman": "Mac Roman"}
_DELIMITERS: dict[str, LazyString] = {",": _l("comma"), ";": _l("semicolon"), "\t": _l("tab"), "|": _l("bar")}


def encoding_label(encoding: str) -> str:
    """`UTF-8`."""
    plain = _SAME.get(encoding, encoding)
    return _SHORT.get(plain, plain.upper())


def delimiter_label(delimiter: str) -> str:
    """`semicolon`."""
    if delimiter in _DELIMITERS:
        return str(_DELIMITERS[delimiter])
    return delimiter if delimiter.isprintable() else _("sign %(number)s", number=number(ord(delimiter[0])))


def encodings_with(found: str) -> dict[str, object]:
    """What a select of encodings offers: the usual ones, and the one that was found."""
    alike = _SAME.get(found, found)
    offered: dict[str, object] = {found: _ENCODINGS.get(alike) or encoding_label(found)}
    return offered | {codec: label for codec, label in _ENCODINGS.items() if codec != alike}


def delimiters_with(found: str) -> dict[str, object]:
    """What a select of delimiters offers."""
    return {found: delimiter_label(found)} | {sign: label for sign, label in _DELIMITERS.items() if sign != found}
