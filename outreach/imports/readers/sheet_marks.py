"""What of a sheet the row by row reading cannot see: merged cells, links behind words, formulas nobody has computed."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import basename, dirname
from xml.sax.saxutils import unescape

_MERGED = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})"')
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}>\s*<(?:\w+:)?f\b[^>]{0,200}>([^<]{1,1000})'
    rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\b([^>]{1,2000})>")
_PLACE, _ID = re.compile(rb'\bref="([A-Z]{1,3})(\d{1,7})[:"]'), re.compile(rb'\br:id="([^"]{1,100})"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]{1,4000})>")
_NAME, _TARGET = re.compile(rb'\bId="([^"]{1,100})"'), re.compile(rb'\bTarget="([^"]{1,2000})"')
_MOST = 20_000
_MOST_ROWS = 1_000
_BLOCK, _OVERLAP = 1024 * 1024, 2_100


@dataclass(slots=True)
class Marks:
    """`merged`: row -> column from 0 and the first row of the merged cells. `links`: row -> column -> address.
    `formulas`: row -> column -> the formula as typed, where no value was saved with it."""

    merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: dict[int, dict[int, str]] = field(default_factory=dict)


def marks_of(archive: zipfile.ZipFile, path: str) -> Marks:
    """The marks of the sheet at `path`, read as a stream."""
    found, count = Marks(), 0
    targets = _targets(archive, path)
    for text in _blocks(archive, path):
        for letters, number, formula in _UNCOMPUTED.findall(text)[:_MOST]:
            typed = "=" + unescape(formula.decode("utf-8", "replace"))
            found.formulas.setdefault(int(number), {})[_position(letters)] = typed
        for column, first, last in _MERGED.findall(text)[: _MOST - count]:
            count += 1
            for number in range(int(first), min(int(last), int(first) + _MOST_ROWS) + 1):
                found.merged.setdefault(number, []).append((_position(column), int(first)))
        for said in _LINK.findall(text) if targets else ():
            place, name = _PLACE.search(said), _ID.search(said)
            if place and name and name[1] in targets:
                found.links.setdefault(int(place[2]), {})[_position(place[1])] = targets[name[1]]
    return found


def _targets(archive: zipfile.ZipFile, path: str) -> dict[bytes, str]:
    """Where the links of a sheet lead, by their names; those inside the workbook are no addresses."""
    relations = f"{dirname(path)}/_rels/{basename(path)}.rels"
    if relations not in archive.namelist():
        return {}
    found: dict[bytes, str] = {}
    for text in _blocks(archive, relations):
        for said in _RELATION.findall(text):
            name, target = _NAME.search(said), _TARGET.search(said)
            if name and target and target[1].startswith((b"http", b"mailto:")) and len(found) < _MOST:
                found[name[1]] = unescape(target[1].decode("utf-8", "replace")).removeprefix("mailto:")
    return found


def _blocks(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """The bytes of a member in pieces that overlap, so that nothing falls between them."""
    tail = b""
    with archive.open(path) as stream:
        while block := stream.read(_BLOCK):
            yield tail + block
            tail = block[-_OVERLAP:]


def _position(column: bytes) -> int:
    position = 0
    for letter in column:
        position = position * 26 + letter - 64
    return position - 1
