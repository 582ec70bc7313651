"""Colour computed by the book, and the tokens as the browser would read them. Independent of the product's code."""

import re
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from pathlib import Path

STAGES = ("prospect", "contacted", "replied", "met", "ongoing")
TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"

Triple = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009, severity 1, for linear RGB.
VISION: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def tokens(theme: str) -> dict[str, str]:
    """All tokens of `light`, of `dark` (over those of light), or of `system` when the machine is dark."""
    text = re.sub(r"/\*.*?\*/", "", TOKENS.read_text("utf-8"), flags=re.DOTALL)
    opening = {
        "light": r':root, \[data-bs-theme="light"\] \{',
        "dark": r'@media screen \{\s*\[data-bs-theme="dark"\] \{',
        "system": r"prefers-color-scheme: dark\) \{\s*:root:not\(\[data-bs-theme\]\) \{",
    }
    found = re.search(opening[theme] + r"(.*?)\}", text, re.DOTALL)
    assert found, f"tokens.css has no block for {theme}"
    pairs = re.findall(r"(--[\w-]+):\s*([^;]+);", found.group(1))
    own = {name: re.sub(r"\s+", " ", value).strip() for name, value in pairs}
    return own if theme == "light" else {**tokens("light"), **own}


def linear(colour: str) -> Triple:
    """#rrggbb as linear RGB, each from 0 to 1 (IEC 61966-2-1)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return r, g, b


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, vision: str) -> Triple:
    """The colour in CIE L*a*b* (D65) as somebody with this vision sees it."""
    rgb = linear(colour)
    if vision == "grey":
        rgb = (luminance(colour),) * 3
    else:
        r, g, b = (sum(m * c for m, c in zip(row, rgb, strict=True)) for row in VISION[vision])
        rgb = r, g, b
    r, g, b = (min(1.0, max(0.0, share)) for share in rgb)
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (c ** (1 / 3) if c > 216 / 24389 else (24389 / 27 * c + 16) / 116 for c in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Triple, other: Triple) -> float:
    """CIEDE2000 of two colours in L*a*b* (Sharma, Wu, Dalal 2005)."""
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    g = 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7)))
    (l1, c1, h1), (l2, c2, h2) = (_polar(lab, g) for lab in (one, other))
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    big_dh = 2 * sqrt(c1 * c2) * sin(radians(dh / 2))
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else h1 + dh / 2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    s_l = 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    dl, dc, dhue = (l2 - l1) / s_l, (c2 - c1) / (1 + 0.045 * chroma), big_dh / (1 + 0.015 * chroma * t)
    turn = 60 * exp(-((((hue % 360) - 275) / 25) ** 2))
    r_t = -2 * sqrt(chroma**7 / (chroma**7 + 25.0**7)) * sin(radians(turn))
    return sqrt(dl**2 + dc**2 + dhue**2 + r_t * dc * dhue)


def _polar(lab: Triple, g: float) -> Triple:
    a = (1 + g) * lab[1]
    return lab[0], hypot(a, lab[2]), degrees(atan2(lab[2], a)) % 360


def smallest_difference(theme: str, vision: str) -> float:
    """The smallest difference of any two stage marks, in this theme, for this vision."""
    known = tokens(theme)
    marks = [seen(known[f"--o-stage-{stage}"], vision) for stage in STAGES]
    return min(difference(one, other) for one, other in combinations(marks, 2))
