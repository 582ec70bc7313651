"""The forms on our pages, found as a browser finds them, and filled in as a patient person would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Attributes = list[tuple[str, str | None]]


@dataclass
class FoundForm:
    """One form that writes: where it goes, and what it would send as it stands."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path, self.found = path, list[FoundForm]()
        self._form: FoundForm | None = None
        self._select, self._area = "", ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "get").lower() == "post":
            self._form = FoundForm(given.get("action") or self.path)
            self.found.append(self._form)
        if self._form is None:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            self._input(name, given)
        elif tag == "button" and name:
            self._form.fields.setdefault(name, given.get("value", ""))
        elif tag in ("select", "textarea") and name:
            self._select, self._area = (name, "") if tag == "select" else ("", name)
            self._form.fields.setdefault(name, "")
        elif tag == "option" and self._select and ("selected" in given or not self._form.fields[self._select]):
            self._form.fields[self._select] = given.get("value", "")

    def _input(self, name: str, given: dict[str, str]) -> None:
        assert self._form is not None
        kind = given.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in given and kind == "checkbox":
            return
        if kind == "radio" and "checked" not in given and name in self._form.fields:
            return
        self._form.fields[name] = given.get("value", "") or filler(name, kind, given)

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area and self._form is not None:
            self._form.fields[self._area] = self._form.fields[self._area].strip() or "some words"
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None


def filler(name: str, kind: str, given: dict[str, str]) -> str:
    """What somebody types into an empty field."""
    by_kind = {"date": "2026-03-05", "number": given.get("min") or "1", "email": f"{name}@example.org", "file": ""}
    if kind in by_kind:
        return by_kind[kind]
    if name in ("at", "when", "until", "on", "occurred", "due_on"):
        return "2026-03-05"
    return "" if kind == "hidden" else "words"


def forms_on(path: str, page: str) -> list[FoundForm]:
    """The forms of a page that write."""
    parser = _Forms(path)
    parser.feed(page)
    return parser.found


def as_sent(found: FoundForm, token: str, **given: Any) -> dict[str, Any]:
    """What the form sends, with the token of the session and what is said here."""
    return {**found.fields, "csrf_token": token, **{k: v for k, v in given.items() if k in found.fields}}
