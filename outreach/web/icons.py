"""Icons of Bootstrap, drawn into the page: no request, no sprite of a megabyte, and the colour of the words beside."""

import re
from functools import cache

from markupsafe import Markup

from outreach.web.assets import package_dir

_SYMBOL = re.compile(r'<symbol[^>]* viewBox="([^"]+)" id="([^"]+)">(.*?)</symbol>', re.DOTALL)


@cache
def _drawings() -> dict[str, tuple[str, str]]:
    sprite = package_dir("flask_bootstrap") / "static" / "bootstrap5" / "icons" / "bootstrap-icons.svg"
    return {name: (box, paths) for box, name, paths in _SYMBOL.findall(sprite.read_text("utf-8"))}


@cache
def icon(name: str) -> Markup:
    """The icon called `name` as inline SVG, hidden from screen readers; KeyError when there is none.

    It never stands alone: words beside it, or an aria-label around it, say what it means.
    """
    box, paths = _drawings()[name]
    # The text comes from the installed package, never from a user.
    return Markup(f'<svg class="icon" viewBox="{box}" aria-hidden="true" focusable="false">{paths}</svg>')  # noqa: S704


_PARTS = {
    "prospect": "",
    "contacted": '<path class="ring-part" d="M8 8V3a5 5 0 0 1 5 5z"/>',
    "replied": '<path class="ring-part" d="M8 3a5 5 0 0 1 0 10z"/>',
    "met": '<path class="ring-part" d="M8 8V3a5 5 0 1 1-5 5z"/>',
    "ongoing": '<circle class="ring-part" cx="8" cy="8" r="5"/>',
}
_DASHES = ' stroke-dasharray="2.6 1.924"'


@cache
def ring(stage: str, size: str = "") -> Markup:
    """The ring of a stage: empty and dashed, a quarter, half, three quarters, full; `size` is "" or "large".

    The word of the stage stands beside it, or hidden for sight only. KeyError for what is not a stage.
    """
    line = f'<circle class="ring-line" cx="8" cy="8" r="7.2" stroke-width="1.3"{_DASHES * (stage == "prospect")}/>'
    kind = f"ring is-{size}" if size else "ring"
    return Markup(  # noqa: S704  (of our own words only: an unknown stage has no part)
        f'<svg class="{kind}" data-stage="{stage}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f"{line}{_PARTS[stage]}</svg>"
    )
