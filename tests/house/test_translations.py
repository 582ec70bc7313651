"""Every text of the interface is there in French, and what is compiled is what was translated."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.house.tree import ROOT

FRENCH = ROOT / "outreach" / "translations" / "fr" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")
KEYWORDS = ("_l", "_n:1,2")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The texts that the code and the templates hold at this moment."""
    target = tmp_path_factory.mktemp("texts") / "messages.pot"
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    command = [str(Path(sys.executable).parent / "pybabel"), "--quiet", "extract", "--mapping", "pyproject.toml"]
    command += ["--ignore-dirs", ".*"]  # without it pybabel passes over templates/_macros
    done = subprocess.run([*command, *keywords, "-o", str(target), "."], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with target.open("rb") as file:
        return read_po(file)


@cache
def french() -> Catalog:
    with (FRENCH / "messages.po").open("rb") as file:
        return read_po(file, locale="fr")


def texts(message: Message) -> tuple[str, ...]:
    """The translation in all its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def sentences(catalog: Catalog) -> dict[str, Message]:
    """The messages by their (singular) English text, without the header."""
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalog if m.id}


def test_there_are_texts_to_translate(source: Catalog) -> None:
    assert len(sentences(source)) > 100


def test_every_text_is_in_the_french_catalogue(source: Catalog) -> None:
    assert sorted(set(sentences(source)) - set(sentences(french()))) == []


def test_the_french_catalogue_holds_no_text_that_is_gone(source: Catalog) -> None:
    assert sorted(set(sentences(french())) - set(sentences(source))) == []


def test_no_text_is_untranslated_or_fuzzy() -> None:
    unready = [key for key, message in sentences(french()).items() if message.fuzzy or not all(texts(message))]
    assert unready == []


def test_a_translation_has_the_placeholders_of_its_source() -> None:
    wrong = []
    for key, message in sentences(french()).items():
        plural = message.id[-1] if not isinstance(message.id, str) else key
        allowed = {frozenset(PLACEHOLDER.findall(key)), frozenset(PLACEHOLDER.findall(plural))}
        wrong += [key for text in texts(message) if frozenset(PLACEHOLDER.findall(text)) not in allowed]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with (FRENCH / "messages.mo").open("rb") as file:
        compiled = sentences(read_mo(file))
    assert {key: texts(m) for key, m in compiled.items()} == {key: texts(m) for key, m in sentences(french()).items()}
