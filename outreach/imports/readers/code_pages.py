"""Which old code page a text is in, for texts that are not UTF-8: judged by words, since any page accepts any byte.

Cyrillic and Greek words hold hardly a Latin letter. Among Latin ones, Mac Roman makes capitals and signs in the middle
of words of what is Windows-1252, and the other way round; Central European words hold letters that no one western
language has together. What stays open is read as Windows-1252, which most such files are."""

import re
from itertools import pairwise

_PUNCTUATION = frozenset("‘’“”–—…€£§°«»·©®™¿¡ªº½¼¾²³±\u00a0•„‚")
_TYPOGRAPHY = frozenset("‘’“”–—…«»•„‚€\u00a0")
_CODE_PAGES = ("utf_8", "cp1252", "mac_roman", "utf_16")
_WORDS = re.compile(rb"[A-Za-z\x80-\xff'-]*[\x80-\xff][A-Za-z\x80-\xff'-]*")
_MOST_WORDS = 4_000

_WESTERN = [frozenset(letters) for letters in (
    "àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíñóúüïç", "ãõáéíóúâêôàçü", "àèéìòóùî", "æøåäöéü", "ëïéèöüáóúê", "ðþæöáéíóúý",
    "äöõüšž", "àèéíïòóúüç",
)]  # fmt: skip
_CENTRAL = [frozenset(letters) for letters in (
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž",
)]  # fmt: skip
# The letters that a script cannot do without: in names, too, they are most of the letters.
_COMMON = {
    "cp1251": frozenset("оеаинтсрвлкмді"),
    "koi8_r": frozenset("оеаинтсрвлкмд"),
    "cp1253": frozenset("αοιετσςνηυρκπάίόέή"),
}


def old_code_page(sample: bytes) -> str:
    """The likeliest code page of some lines that are not UTF-8."""
    if foreign := _foreign(sample):
        return foreign
    windows, mac = _plausible(sample, "cp1252"), _plausible(sample, "mac_roman")
    if windows == mac:
        return _central_or(_normalised(sample), sample)
    return _central_or("mac_roman" if windows < mac else "cp1252", sample)


def _central_or(page: str, sample: bytes) -> str:
    return "cp1250" if _covered(sample, "cp1250", _CENTRAL) > _covered(sample, page, _WESTERN) else page


def _foreign(sample: bytes) -> str | None:
    """Cyrillic or Greek: where high bytes stand mostly beside high bytes."""
    high = sum(byte > 127 for byte in sample)
    together = sum(one > 127 and other > 127 for one, other in pairwise(sample))
    if together < 0.55 * high or high < 4:
        return None
    scores = {page: _readable(sample.decode(page, errors="replace"), common) for page, common in _COMMON.items()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0.5 else None


def _readable(text: str, common: frozenset[str]) -> float:
    """From 0 to about 1.6: common letters count, capitals within words and strange signs count against."""
    letters = [(before, char) for before, char in pairwise(" " + text) if ord(char) > 127]
    good = sum(1 + 0.6 * (char.casefold() in common) for before, char in letters if _fits(before, char))
    bad = sum(1 for before, char in letters if not _fits(before, char) and char not in _PUNCTUATION)
    return (good - 2 * bad) / max(1, len(letters))


def _fits(before: str, char: str) -> bool:
    return char.isalpha() and not (char.isupper() and before.islower())


def _covered(sample: bytes, page: str, languages: list[frozenset[str]]) -> int:
    """How many words hold only the letters of one language."""
    found = 0
    for word in _WORDS.findall(sample)[:_MOST_WORDS]:
        text = word.decode(page, errors="replace")
        marks = frozenset(char.lower() for char in text if ord(char) > 127) - _TYPOGRAPHY
        cased = all(_fits(*pair) for pair in pairwise(" " + text) if ord(pair[1]) > 127 and pair[1] not in _TYPOGRAPHY)
        found += cased and any(marks <= letters for letters in languages)
    return found


def _normalised(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to load, and most files say what they are

    best = from_bytes(sample, cp_isolation=list(_CODE_PAGES)).best()
    return "mac_roman" if best is not None and best.encoding == "mac_roman" else "cp1252"


def _plausible(sample: bytes, encoding: str) -> float:
    """How much the sample looks like European text in this code page: letters among letters, usual signs."""
    text = f" {sample.decode(encoding, errors='replace')} "
    return sum(_likely(*text[at - 1 : at + 2]) for at in range(1, len(text) - 1) if ord(text[at]) > 127)


def _likely(before: str, char: str, after: str) -> float:
    if char in _PUNCTUATION:
        return 0.75 if char == "’" or not before.isalpha() or char in "”»°…™®" else -0.5
    # A capital after a small letter is what the wrong code page makes of an accent.
    if not char.isalpha() or char == "ˆ" or (char.isupper() and before.islower()):
        return -1.0
    if char.islower() and after.isupper():
        return -1.0
    return 1.0 if before.isalpha() or after.isalpha() else -0.5
