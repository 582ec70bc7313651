"""A thin door to Flask-Babel: every text of the interface passes here, in English or in French."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from babel import Locale
from flask import g, has_app_context
from flask_babel import get_domain, get_locale
from flask_babel.speaklater import LazyString

LANGUAGES = {"en": "English", "fr": "Français"}

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
_FRENCH_RULES = (
    (re.compile(r"[ \u00a0\u202f]*([;!?])(?=\s|$|[»”)\]])"), NARROW_SPACE + r"\1"),
    (re.compile(r"(?<=\d)[ \u00a0]*%"), NARROW_SPACE + "%"),
    (re.compile(r"[ \u00a0]+:(?=\s|$)"), NO_BREAK_SPACE + ":"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + NO_BREAK_SPACE),
    (re.compile(r"[ \u00a0\u202f]*»"), NO_BREAK_SPACE + "»"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)


class _Texts(NamedTuple):
    locale: Locale | None
    french: bool
    catalog: Any


@lru_cache(4096)
def french_spacing(text: str) -> str:
    """`text` with the spaces and apostrophes of printed French; translators need not type them."""
    for pattern, replacement in _FRENCH_RULES:
        text = pattern.sub(replacement, text)
    return text


def language() -> str:
    """The language of this request or command: `en` or `fr`."""
    locale = _texts().locale
    return locale.language if locale is not None else "en"


def _texts() -> _Texts:
    """The reader's language and its catalog. Asking Flask-Babel takes 20 µs, and a page has 150 texts: it is asked
    once, and again when the language is forced for a while."""
    context = g.get("_flask_babel") if has_app_context() else None
    kept: _Texts | None = getattr(context, "outreach_texts", None)
    if kept is not None and kept.locale is getattr(context, "babel_locale", None):
        return kept
    locale = get_locale()
    found = _Texts(locale, locale is not None and locale.language == "fr", get_domain().get_translations())
    if context is not None:
        context.outreach_texts = found
    return found


def _(message: str, **values: Any) -> str:
    """The sentence in the reader's language, with its named placeholders filled in."""
    return _filled(_texts().catalog.ugettext(message), values)


def _n(singular: str, plural: str, num: int, **values: Any) -> str:
    """The sentence in the number that fits `num`, which may be named as %(num)s."""
    sentence = _texts().catalog.ungettext(singular, plural, num)
    return _filled(sentence, {"num": num, **values})


def _l(message: str, **values: Any) -> LazyString:
    """The same as `_`, translated when it is printed: for what is defined once, such as form labels."""
    return LazyString(lambda: _(message, **values))


def _filled(sentence: str, values: dict[str, Any]) -> str:
    # Spaces are set before the values go in: what a user typed is never changed.
    sentence = french_spacing(sentence) if _texts().french else sentence
    filled = sentence % values if values else sentence
    # After an abbreviation (21 déc.) the full stop of the sentence is there already.
    return filled[:-1] if sentence.endswith(")s.") and filled.endswith("..") else filled
