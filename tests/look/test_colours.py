"""The colours of tokens.css, recomputed: enough contrast, told apart by every vision, ordered by their ink."""

import pytest

from tests.look.colour import STAGES, contrast, difference, seen, smallest_difference, tokens

THEMES = ("light", "dark", "system")
GROUNDS = ("--o-sheet", "--o-paper", "--o-hover", "--o-sunk")


def worst(theme: str, ink: str, grounds: tuple[str, ...] = GROUNDS) -> float:
    known = tokens(theme)
    return min(contrast(known[ink], known[ground]) for ground in grounds)


def test_the_difference_is_that_of_the_published_pairs() -> None:
    # Sharma, Wu, Dalal 2005, table 1, pairs 1, 14, 17, 25.
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((50, -0.001, 2.49), (50, 0.0011, -2.49)) == pytest.approx(4.7461, abs=1e-4)
    assert difference((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert difference((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(1.2644, abs=1e-4)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("stage", STAGES)
def test_marks_stand_out_from_every_ground_and_from_their_badge(theme: str, stage: str) -> None:
    assert worst(theme, f"--o-stage-{stage}") >= 3
    assert worst(theme, f"--o-stage-{stage}", (f"--o-stage-{stage}-soft",)) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("stage", STAGES)
def test_the_word_of_a_badge_is_readable(theme: str, stage: str) -> None:
    assert worst(theme, f"--o-stage-{stage}-text", (f"--o-stage-{stage}-soft",)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "accent", "ok", "warn", "danger"])
def test_text_is_readable_on_every_ground(theme: str, ink: str) -> None:
    assert worst(theme, f"--o-{ink}") >= 4.5
    assert worst(theme, f"--o-{ink}", ("--o-raised",)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_on_soft_fills(theme: str) -> None:
    for ink in ("--o-ink", "--o-ink-2", "--o-ink-3", "--o-accent"):
        assert worst(theme, ink, ("--o-accent-soft",)) >= 4.5, ink
    for state in ("ok", "warn", "danger"):
        assert worst(theme, f"--o-{state}", (f"--o-{state}-soft",)) >= 4.5, state
    assert worst(theme, "--o-on-accent", ("--o-accent", "--o-accent-hover")) >= 4.5
    assert worst(theme, "--o-heat-ink", tuple(f"--o-heat-{step}" for step in range(5))) >= 4.5
    assert worst(theme, "--o-ink-2", ("--o-line",)) >= 4.5, "the place that is shown, in the navigation"


@pytest.mark.parametrize("theme", THEMES)
def test_outlines_and_hatching_can_be_seen(theme: str) -> None:
    assert worst(theme, "--o-control") >= 3
    assert worst(theme, "--o-chart-hatch", ("--o-chart-track",)) >= 3


@pytest.mark.parametrize("vision", ["normal", "deuteranopia", "protanopia", "tritanopia"])
@pytest.mark.parametrize("theme", THEMES)
def test_any_two_stages_differ_for_every_vision(theme: str, vision: str) -> None:
    assert smallest_difference(theme, vision) >= 11


@pytest.mark.parametrize(
    ("theme", "vision", "expected"),
    [
        ("light", "normal", 23.9),
        ("light", "deuteranopia", 17.3),
        ("light", "protanopia", 15.9),
        ("light", "tritanopia", 13.4),
        ("light", "grey", 6.1),
        ("dark", "normal", 18.7),
        ("dark", "deuteranopia", 20.8),
        ("dark", "protanopia", 15.2),
        ("dark", "tritanopia", 11.4),
        ("dark", "grey", 7.6),
    ],
)
def test_the_differences_are_those_that_the_design_promises(theme: str, vision: str, expected: float) -> None:
    assert smallest_difference(theme, vision) == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("theme", THEMES)
def test_each_stage_has_more_ink_than_the_one_before(theme: str) -> None:
    known = tokens(theme)
    lightness = [seen(known[f"--o-stage-{stage}"], "normal")[0] for stage in STAGES]
    away_from_the_ground = lightness if theme != "light" else [-value for value in lightness]
    assert all(one < other for one, other in zip(away_from_the_ground, away_from_the_ground[1:], strict=False))


@pytest.mark.parametrize("theme", THEMES)
def test_the_accent_is_no_stage(theme: str) -> None:
    known = tokens(theme)
    for vision in ("normal", "deuteranopia", "protanopia", "tritanopia"):
        accent = seen(known["--o-accent"], vision)
        assert all(difference(accent, seen(known[f"--o-stage-{stage}"], vision)) >= 11 for stage in STAGES), vision


def test_dark_by_choice_is_dark_by_system() -> None:
    assert tokens("dark") == tokens("system")
