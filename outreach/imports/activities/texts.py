"""What somebody wrote in a message: plain text, without what they quote and without markup."""

import re
from collections.abc import Iterable
from html import unescape

from outreach.imports.activities.activity import shortened
from outreach.imports.activities.parts import Part

LONGEST_READ = 64 * 1024
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})([^<>]*)>")
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "blockquote"})
_BREAKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "hr"})
_INTRODUCED = re.compile(
    r"^(?:-{2,}\s*(?:original message|message d'origine|message original|ursprüngliche nachricht|mensaje original)"
    r"|_{20,}$|(?:on|le|am|el|il|op|den)\b.{4,200}(?:wrote|a écrit|schrieb|escribió|ha scritto|schreef|skrev)\s*:\s*$)",
    re.IGNORECASE,
)
_UNESCAPED = re.compile(r"^>(>*From )", re.MULTILINE)


def text_of(parts: Iterable[Part], *, mbox: bool = False) -> str:
    """The text of a message; `mbox` when lines that begin with From were escaped in it."""
    html = ""
    for part in parts:
        if part.sort == "text/plain" and (text := part.text[:LONGEST_READ]).strip():
            return shortened(unquoted(_UNESCAPED.sub(r"\1", text) if mbox else text))
        if part.sort == "text/html" and not html:
            html = part.text[:LONGEST_READ]
    return shortened(unquoted(plain(html)))


def unquoted(text: str) -> str:
    """The text without the message that it answers, unless nothing else stands there."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    for place, line in enumerate(lines):
        if _introduces(line.strip(), lines[place + 1].strip() if place + 1 < len(lines) else ""):
            break
        if not line.startswith(">"):
            kept.append(line.rstrip())
    own = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return own or text.strip()


def _introduces(line: str, following: str) -> bool:
    """Whether a quoted message begins here: `On 3 Feb 2026, Ines wrote:`, which may go over two lines."""
    if line[:2] in ("--", "__") or line.endswith(":"):
        return _INTRODUCED.match(line) is not None
    return len(line) > 20 and following.endswith(":") and _INTRODUCED.match(f"{line} {following}") is not None


def plain(markup: str) -> str:
    """Markup as text: nothing of it is ever shown as markup. Read once from left to right, however broken it is.

    >>> plain("<p>Yes, <b>gladly</b>.</p><script>x()</script>")
    'Yes, gladly.'
    """
    found: list[str] = []
    hidden: list[str] = []
    place = 0
    while (opened := markup.find("<", place)) >= 0:
        _show(found, hidden, markup[place:opened])
        if markup.startswith("<!--", opened):
            closed = markup.find("-->", opened)
            place = closed + 3 if closed >= 0 else len(markup)
        elif tag := _TAG.match(markup, opened):
            _turn(found, hidden, tag)
            place = tag.end()
        else:
            _show(found, hidden, "<")
            place = opened + 1
    _show(found, hidden, markup[place:])
    lines = (" ".join(line.split()) for line in unescape("".join(found)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _show(found: list[str], hidden: list[str], text: str) -> None:
    if text and not hidden:
        found.append(text.replace("\n", " "))


def _turn(found: list[str], hidden: list[str], tag: re.Match[str]) -> None:
    """A tag: it begins or ends what is not shown, or a line."""
    closes, name = bool(tag[1]), tag[2].casefold()
    if closes:
        if hidden and name == hidden[-1]:
            hidden.pop()
    elif not tag[3].endswith("/") and (name in _SILENT or "gmail_quote" in tag[3] or name in hidden[-1:]):
        hidden.append(name)
    if name in _BREAKS:
        found.append("\n")
