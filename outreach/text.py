"""A thin door to Flask-Babel: every text of the interface passes here, in English or in French."""

import re
from typing import Any

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


def french_spacing(text: str) -> str:
    """`text` with the spaces and apostrophes of printed French; translators need not type them."""
    for pattern, replacement in _FRENCH_RULES:
        text = pattern.sub(replacement, text)
    return text


def language() -> str:
    """The language of this request or command: `en` or `fr`."""
    locale = get_locale()
    return locale.language if locale is not None else "en"


def _(message: str, **values: Any) -> str:
    """The sentence in the reader's language, with its named placeholders filled in."""
    return _filled(get_domain().get_translations().ugettext(message), values)


def _n(singular: str, plural: str, num: int, **values: Any) -> str:
    """The sentence in the number that fits `num`, which may be named as %(num)s."""
    sentence = get_domain().get_translations().ungettext(singular, plural, num)
    return _filled(sentence, {"num": num, **values})


def _l(message: str, **values: Any) -> LazyString:
    """The same as `_`, translated when it is printed: for what is defined once, such as form labels."""
    return LazyString(lambda: _(message, **values))


def _filled(sentence: str, values: dict[str, Any]) -> str:
    # Spaces are set before the values go in: what a user typed is never changed.
    sentence = french_spacing(sentence) if language() == "fr" else sentence
    return sentence % values if values else sentence
