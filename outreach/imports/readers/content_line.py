"""One logical line of a card: name, parameters, value, decoded."""

import quopri
import re
from codecs import lookup
from dataclasses import dataclass, field
from functools import lru_cache

_PARTS = re.compile(rb'((?:"[^"]*"|[^":])*):', re.S)
_PARAMETERS = re.compile(rb';((?:"[^"]*"|[^";])*)')
_LONGEST_REMEMBERED = 300
_ESCAPED = re.compile(r"\\(.)", re.S)
_UNESCAPED_OLD = re.compile(r"\\([;,:\\])")


@dataclass(slots=True)
class Property:
    """`name` in capitals; `types` without case; `value` decoded, still with its escapes."""

    name: str
    value: str
    group: str = ""
    types: frozenset[str] = frozenset()
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
    parts = _PARTS.match(line)
    if not parts:
        return None
    head = parts[1]
    before = _head(head, fallback) if len(head) < _LONGEST_REMEMBERED else _head.__wrapped__(head, fallback)
    if before is None:
        return None
    name, group, types, parameters, quoted, charset = before
    data = line[parts.end() :]
    if not quoted:
        return Property(name, _decoded(data, charset), group, types, parameters, old)
    # A semicolon inside a part is written =3B: parts are told apart first.
    cells = [_decoded(quopri.decodestring(part), charset) for part in re.split(rb"(?<!\\);", data)]
    return Property(name, ";".join(cells), group, types, parameters, old, cells)


_Head = tuple[str, str, frozenset[str], dict[str, str], bool, str]


@lru_cache(maxsize=2048)
def _head(head: bytes, fallback: str) -> _Head | None:
    """Name, group, types, parameters, whether the value is quoted-printable, and its character set."""
    full, _semicolon, _rest = head.partition(b";")
    group, _dot, bare = full.rpartition(b".")
    name = _ascii(bare).upper()
    if not re.fullmatch(r"[A-Z0-9-]+", name):
        return None
    types: set[str] = set()
    parameters: dict[str, str] = {}
    for said in _PARAMETERS.findall(head[len(full) :]):
        _take(types, parameters, _decoded(said, fallback))
    quoted = "quoted-printable" in (parameters.get("ENCODING", "").casefold(), *types)
    charset = _charset(parameters.get("CHARSET", "")) or fallback
    return name, _ascii(group).casefold(), frozenset(types), parameters, quoted, charset


def _take(types: set[str], parameters: dict[str, str], said: str) -> None:
    """One parameter: `TYPE=cell,voice`, `PREF=1`, or a bare word of 2.1."""
    name, equals, value = said.partition("=")
    name, value = name.strip().upper(), value.strip().strip('"')
    if not equals:
        types.add(said.strip().casefold())
    elif name == "TYPE":
        types.update(word.strip().casefold() for word in value.split(","))
    else:
        parameters.setdefault(name, value)


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
