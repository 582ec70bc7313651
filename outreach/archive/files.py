"""Archives as files on this machine: whole or not at all, and for nobody else to read."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from outreach.archive.packing import MANIFEST
from outreach.text import _
from outreach.web.refusal import Refusal


def write_whole(target: Path, pieces: Iterable[bytes]) -> int:
    """Write `target` and give its size. Refusal, and the file as it was before, when that is not possible.

    It is written under another name, to the disk, and then takes its place: whoever looks sees it whole.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        _refuse_other_files(target)
        size = _write(unfinished, pieces)
        unfinished.replace(target)
        _keep_name(target.parent)
    except OSError as error:
        why = error.strerror or str(error)
        raise Refusal(_("The file could not be written: %(why)s.", why=why)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return size


def _write(path: Path, pieces: Iterable[bytes]) -> int:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        for data in pieces:
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _refuse_other_files(target: Path) -> None:
    """An archive may take the place of an older one, and of nothing else."""
    if not target.exists():
        return
    try:
        with ZipFile(target) as archive:
            archive.getinfo(MANIFEST)
    except (BadZipFile, KeyError, OSError):
        raise Refusal(
            _("%(file)s is there already, and is none of ours. Choose another name.", file=target.name)
        ) from None


def _keep_name(folder: Path) -> None:
    # The new name is part of the folder, which is written down on its own; Windows has no way to ask for it.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
