// Where Tab must stop on this page, and what the stop looks like. `start` counts the stops; `here` tells of the present one.
(ask) => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 110);
  if (ask === "start") {
    const groups = new Set();
    window.stops = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((element) => {
      if (!shown(element) || element.disabled || element.tabIndex < 0) return false;
      if (element.type !== "radio") return true;
      const group = `${element.form?.action}|${element.name}`;
      const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
      if (groups.has(group) || (chosen && chosen !== element && chosen.form === element.form)) return false;
      groups.add(group);
      return true;
    });
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return window.stops.map(name);
  }
  const active = document.activeElement;
  if (!active || active === document.body) return null;
  const outlined = (element) => element && getComputedStyle(element).outlineStyle !== "none" && parseFloat(getComputedStyle(element).outlineWidth) >= 2;
  // A card is marked as a whole: the mark may be a few steps further out.
  const around = [active.nextElementSibling, active];
  for (let step = 0; step < 4; step++) around.push(around.at(-1)?.parentElement);
  const box = active.getClientRects()[0];
  const top = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 1), innerHeight - 1));
  const free = !top || active.contains(top) || top.contains(active) || [...(active.labels || [])].some((label) => label.contains(top));
  return { at: window.stops.indexOf(active), name: name(active), seen: around.some(outlined), free };
}
