"""Out: parts of any size into one zip, piece by piece, with a manifest that says what each of them must be."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from outreach.archive.cells import stamp
from outreach.archive.sink import Sink

MANIFEST = "manifest.json"
# Three quarters of what the strongest would save, in a third of its time.
LEVEL = 3
PRIVATE = 0o600 << 16

Blocks = Iterable[tuple[int, bytes]]
"""Pieces of one part: how many rows end in it, and its bytes."""


@dataclass
class Part:
    """One file inside the zip; its entry in the manifest, under `listed`, says `about` and what was counted."""

    name: str
    blocks: Blocks
    listed: str = "tables"
    about: dict[str, Any] = field(default_factory=dict)


def manifest_of(form: str, number: int, *, made_at: datetime, revision: str | None) -> dict[str, Any]:
    """The head of a manifest: which format in which version, made when, by which program, of which tables."""
    return {
        "format": form,
        "version": number,
        "made_at": stamp(made_at),
        "program": version("outreach"),
        "revision": revision,
    }


def packed(manifest: dict[str, Any], parts: Iterable[Part], made_at: datetime) -> Iterator[bytes]:
    """The zip in pieces. The manifest comes last, when everything is counted; it is completed on the way."""
    sink = Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for part in parts:
            entry = manifest.setdefault(part.listed, [])
            digest, rows, size = sha256(), 0, 0
            with archive.open(_named(part.name, made_at), "w", force_zip64=True) as inside:
                for ended, data in part.blocks:
                    inside.write(data)
                    digest.update(data)
                    rows, size = rows + ended, size + len(data)
                    yield sink.take()
            counted = {"rows": rows, "bytes": size, "sha256": digest.hexdigest()}
            entry.append({"file": part.name, **part.about, **counted})
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        archive.writestr(_named(MANIFEST, made_at), text)
    yield sink.take()


def _named(name: str, made_at: datetime) -> ZipInfo:
    at = made_at.timetuple()
    info = ZipInfo(name, (at.tm_year, at.tm_mon, at.tm_mday, at.tm_hour, at.tm_min, at.tm_sec))
    info.compress_type, info.external_attr = ZIP_DEFLATED, PRIVATE
    info._compresslevel = LEVEL  # type: ignore[attr-defined]  # public only from Python 3.13 on
    return info
