"""Two hands on a keyboard: the focus is moved until it is where it should be, and can be seen all the way."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST = 120
# Where the focus is. It is seen by an outline or a ring: of the element, its label, the row or the box it stands in.
# On the button inside a date or time field Chromium draws its own ring, of which nothing can be asked.
WHERE = """(wanted) => {
  const at = document.activeElement;
  if (at === null || at === document.body) return {there: false, seen: true, name: "nothing"};
  const inside = ["date", "time"].includes(at.type) && !at.matches(":focus");
  const label = at.labels?.[0];
  const around = at.closest("tr, .due-line, .board-card, .write-box");
  const seen = [at, label, label?.parentElement, around].filter(Boolean).some((place) => {
    const style = getComputedStyle(place);
    const box = place.getBoundingClientRect();
    const drawn = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    return drawn && box.width > 1 && box.height > 1;
  });
  const name = `${at.tagName.toLowerCase()}.${at.className} ${(at.textContent ?? "").trim().slice(0, 40)}`;
  return {there: at === wanted, seen: inside || (seen && at.matches(":focus-visible")), name};
}"""


class Hands:
    """Somebody who uses no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Type into whatever has the focus."""
        self.page.keyboard.insert_text(text)

    def reach(self, wanted: Locator, key: str = "Tab") -> None:
        """Press `key` until `wanted` has the focus; at every place on the way the focus can be seen."""
        expect(wanted).to_be_visible()
        element, passed = wanted.element_handle(), list[str]()
        for _press in range(MOST):
            self.page.keyboard.press(key)
            at = self.where(element)
            assert at["seen"], f"the focus cannot be seen on {at['name']}"
            if at["there"]:
                return
            passed.append(at["name"])
        raise AssertionError(f"{wanted} was never reached, only {passed}")

    def where(self, element: Any = None) -> dict[str, Any]:
        """What has the focus: its name, whether that can be seen, whether it is `element`."""
        found: dict[str, Any] = self.page.evaluate(WHERE, element)
        return found

    def activate(self, wanted: Locator) -> None:
        """Go there by Tab and press Enter."""
        self.reach(wanted)
        self.press("Enter")
