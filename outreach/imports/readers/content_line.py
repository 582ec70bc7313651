"""One logical line of a card: name, parameters, value, decoded."""

import quopri
import re
from codecs import lookup
from dataclasses import dataclass, field

_PARTS = re.compile(rb'((?:"[^"]*"|[^":])*):', re.S)
_PARAMETERS = re.compile(rb';((?:"[^"]*"|[^";])*)')
_ESCAPED = re.compile(r"\\(.)", re.S)
_UNESCAPED_OLD = re.compile(r"\\([;,:\\])")


@dataclass(slots=True)
class Property:
    """`name` in capitals; `types` without case; `value` decoded, still with its escapes."""

    name: str
    value: str
    group: str = ""
    types: set[str] = field(default_factory=set)
    parameters: dict[str, str] = field(default_factory=dict)
    old: bool = False
    cells: list[str] | None = None
    """The components of a value in quoted-printable, which must be told apart before they are decoded."""

    @property
    def text(self) -> str:
        """The value as it was typed."""
        return unescaped(self.value, old=self.old).replace("\r\n", "\n").strip()

    def components(self) -> list[str]:
        """The parts of a structured value, between semicolons."""
        parts = self.cells if self.cells is not None else split(self.value, ";")
        return [unescaped(part, old=self.old).strip() for part in parts]

    def items(self) -> list[str]:
        """The values of a list, between commas."""
        return [text for part in split(self.value, ",") if (text := unescaped(part, old=self.old).strip())]

    @property
    def rank(self) -> int:
        """How much it is preferred: 0 before 1 to 100 (PREF of 4.0) before the rest."""
        if "pref" in self.types:
            return 0
        said = self.parameters.get("PREF", "")
        return int(said) if said.isdecimal() and len(said) < 4 else 101


def parsed(line: bytes, fallback: str, *, old: bool) -> Property | None:
    """The property of a logical line; None for what is none."""
    head = _PARTS.match(line)
    if not head:
        return None
    name, _semicolon, _rest = head[1].partition(b";")
    group, _dot, bare = name.rpartition(b".")
    found = Property(_ascii(bare).upper(), "", _ascii(group).casefold(), old=old)
    if not re.fullmatch(r"[A-Z0-9-]+", found.name):
        return None
    for said in _PARAMETERS.findall(head[1][len(name) :]):
        _take(found, _decoded(said, fallback))
    data = line[head.end() :]
    quoted = "quoted-printable" in (found.parameters.get("ENCODING", "").casefold(), *found.types)
    charset = _charset(found.parameters.get("CHARSET", "")) or fallback
    if quoted:
        # A semicolon inside a part is written =3B: parts are told apart first.
        parts = [_decoded(quopri.decodestring(part), charset) for part in re.split(rb"(?<!\\);", data)]
        found.cells, found.value = parts, ";".join(parts)
    else:
        found.value = _decoded(data, charset)
    return found


def _take(found: Property, said: str) -> None:
    """One parameter: `TYPE=cell,voice`, `PREF=1`, or a bare word of 2.1."""
    name, equals, value = said.partition("=")
    name, value = name.strip().upper(), value.strip().strip('"')
    if not equals:
        found.types.add(said.strip().casefold())
    elif name == "TYPE":
        found.types.update(word.strip().casefold() for word in value.split(","))
    else:
        found.parameters.setdefault(name, value)


def _decoded(data: bytes, charset: str) -> str:
    """UTF-8 where it is valid; else the character set that was said or found."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8" if lookup(charset).name == "utf-8" else charset, errors="replace")


def _charset(name: str) -> str:
    try:
        found = lookup(name.strip('"')).name if name else ""
    except LookupError:
        return ""
    return "cp1252" if found == "iso8859-1" else found


def _ascii(data: bytes) -> str:
    return data.decode("latin-1").strip()


def split(value: str, sign: str) -> list[str]:
    """The parts of a value between signs that are not escaped."""
    if "\\" not in value:
        return value.split(sign)
    parts = [""]
    for piece in re.findall(rf"\\.|{re.escape(sign)}|[^\\{re.escape(sign)}]+|\\", value, re.S):
        if piece == sign:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def unescaped(value: str, *, old: bool = False) -> str:
    r"""A value without its escapes; 2.1 knows those of signs only.

    >>> unescaped(r"a\, b\nc"), unescaped(r"C:\new\;", old=True)
    ('a, b\nc', 'C:\\new;')
    """
    if "\\" not in value:
        return value
    if old:
        return _UNESCAPED_OLD.sub(r"\1", value)
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
