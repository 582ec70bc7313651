"""An archive around one table: what Notion, Takeout and people who send files by mail make of an export."""

from outreach.imports.limits import Limits
from outreach.imports.readers.packed import SIGNATURE, is_workbook
from outreach.imports.readers.source import Source
from outreach.imports.readers.zipped import Member, members_of

_LINKEDIN = frozenset({"connections", "messages", "invitations"})  # an archive that has a reader of its own
_ENDINGS = frozenset({"csv", "tsv", "tab", "txt", "vcf", "vcard", "xlsx"})


def table_in(source: Source, limits: Limits) -> tuple[Member, list[str]] | None:
    """The one table or file of cards in an archive, and the paths of the files beside it; None when there is none, or
    when it holds several that differ."""
    members = members_of(source, limits)
    found = [one for one in members if one.ending in _ENDINGS]
    if any(one.plain in _LINKEDIN for one in found):
        return None
    if len(found) > 1:
        # Notion writes a view and the whole table, Takeout a file for each group and one for everybody.
        found = [one for one in found if one.name.endswith("_all.csv") or one.plain.startswith("allcontacts")]
    if len(found) != 1:
        return None
    with found[0].open() as stream:
        packed = stream.read(len(SIGNATURE)) == SIGNATURE
    # Archives in archives are not unpacked.
    if packed and not is_workbook(found[0], limits):
        return None
    return found[0], [one.path for one in members if one is not found[0]]
