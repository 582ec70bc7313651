"""Archives changed by somebody: rewritten part by part, with or without a manifest that says so."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from outreach.archive.packing import MANIFEST

Change = Callable[[dict[str, Any], dict[str, bytes]], None]


def contents(source: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest, and name -> bytes of every part."""
    with ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(parts.pop(MANIFEST)), parts


def changed(source: Path, change: Change, *, honest: bool = False) -> Path:
    """A copy in which `change` did something to manifest and parts; `honest`: with hashes and sizes that fit."""
    manifest, parts = contents(source)
    change(manifest, parts)
    for entry in (*manifest.get("tables", ()), *manifest.get("files", ())) if honest else ():
        data = parts[entry["file"]]
        entry |= {"bytes": len(data), "sha256": sha256(data).hexdigest()}
    target = source.with_name(f"changed-{source.name}")
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.writestr(MANIFEST, json.dumps(manifest))
    return target


def rows(parts: dict[str, bytes], table: str) -> list[dict[str, Any]]:
    """The rows of a table in an archive."""
    return [json.loads(line) for line in parts[f"tables/{table}.jsonl"].splitlines()]


def put(parts: dict[str, bytes], table: str, lines: list[dict[str, Any]]) -> None:
    """Other rows for a table."""
    parts[f"tables/{table}.jsonl"] = "".join(json.dumps(line) + "\n" for line in lines).encode()


def entry(manifest: dict[str, Any], table: str) -> dict[str, Any]:
    """What a manifest says of a table."""
    found: dict[str, Any] = next(each for each in manifest["tables"] if each["table"] == table)
    return found
