"""What somebody wrote in a message: plain text, without what they quote and without markup."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from outreach.imports.activities.activity import shortened
from outreach.imports.activities.parts import Part

LONGEST_READ = 64 * 1024
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})
_BREAKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "hr"})
_QUOTING = frozenset({"blockquote"})
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


def plain(html: str) -> str:
    """Markup as text: nothing of it is ever shown as markup.

    >>> plain("<p>Yes, <b>gladly</b>.</p><script>x()</script>")
    'Yes, gladly.'
    """
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Text(HTMLParser):
    """Collects what a reader would see; the quoted message is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        quoted = any(name == "class" and value and "gmail_quote" in value for name, value in attrs)
        if tag in _SILENT or tag in _QUOTING or quoted or (self._hidden and tag == self._hidden[-1]):
            self._hidden.append(tag)
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(" ".join(data.split("\n")))
