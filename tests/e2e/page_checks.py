"""What a browser can say about a page: who could not read it, reach it, see it whole or hit it with a thumb."""

from pathlib import Path

from playwright.sync_api import Page

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "build" / "vendor" / "axe.min.js"
LAYOUT, TARGETS, KEYBOARD = (
    (HERE / f"{name}.js").read_text("utf-8").strip() for name in ("layout", "targets", "keyboard")
)
SERIOUS = {"serious", "critical"}
THUMB = 44
# A phone; a desk; that desk at 200 % and at 400 %.
WIDTHS = (360, 1280, 640, 320)


def violations(page: Page) -> list[str]:
    """What axe finds serious or critical, in the colours the page has now."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("async () => await axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['impact']} {each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in found["violations"]
        if each["impact"] in SERIOUS
    ]


def too_wide(page: Page) -> list[str]:
    """Whether the page must be scrolled sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wide} px too wide"] if wide > 1 else []


def misplaced(page: Page) -> list[str]:
    """Text cut off, out of its box or over other text, and numbers that read backwards, at every width."""
    page.evaluate("document.fonts.ready.then(() => null)")
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {fault}" for fault in (*too_wide(page), *page.evaluate(LAYOUT))]
    return found


def small_targets(page: Page) -> list[str]:
    """Controls smaller than a thumb, in px."""
    return [f"small: {fault}" for fault in page.evaluate(TARGETS, THUMB)]


def out_of_reach(page: Page) -> list[str]:
    """Controls that Tab does not come to, does not mark, or brings under something else."""
    missing = dict(enumerate(page.evaluate(KEYBOARD, "start")))
    found = []
    for _press in range(3 * len(missing) + 10):
        page.keyboard.press("Tab")
        stop = page.evaluate(KEYBOARD, "here")
        if stop is None:
            break
        if missing.pop(stop["at"], None):
            found += [f"no mark: {stop['name']}"] if not stop["seen"] else []
            found += [f"covered: {stop['name']}"] if not stop["free"] else []
        elif not missing:
            break
    return [*found, *(f"never reached: {name}" for name in missing.values())]
