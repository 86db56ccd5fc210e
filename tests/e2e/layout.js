// What a reader would see go wrong on this page: text cut off, running out of its box or over other things, numbers that
// read backwards. Gives a list of sentences; none is good.
() => {
  const SCROLLS = new Set(["auto", "scroll"]), CUTS = new Set(["hidden", "clip"]);
  const CONTROLS = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea, main svg, main img";
  const NUMBERS = /\+?\d[\d\u00a0\u202f ]*(?:[.,:/–-]\s?\d+|[\u00a0\u202f ]\d+)+/g;
  const faults = new Set();
  const path = (element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") || ""}">`;
  const say = (what, element, text) => faults.add(`${what}: ${path(element)} ${(text || element.textContent).trim().replace(/\s+/g, " ").slice(0, 70)}`);

  const hidden = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each), box = each.getBoundingClientRect();
      if (style.visibility === "hidden" || style.display === "none" || style.opacity === "0") return true;
      if (CUTS.has(style.overflowX) && box.width <= 1.5 && box.height <= 1.5) return true;
      if (style.position === "absolute" && box.bottom <= 0) return true;
      if (each.tagName === "DETAILS" && !each.open && !element.closest("summary")) return true;
    }
    return false;
  };
  // Above the page: what is meant to cover what scrolls below it, and the number on the bell.
  const above = (element) => {
    for (let each = element; each; each = each.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(each).position) || each.matches(".waits")) return true;
    return false;
  };

  // What can be scrolled sideways is cut off on purpose: wide tables, rows of tabs.
  const within = (element) => {
    for (let each = element; each; each = each.parentElement) if (SCROLLS.has(getComputedStyle(each).overflowX)) return true;
    return false;
  };

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    if (!node.data.trim() || owner.closest("script, style, option, textarea, template, svg") || hidden(owner)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
    if (rects.length) texts.push({ node, owner, rects });
  }

  // Cut off, or out of the box.
  const inside = (rect, box, slack) => rect.left >= box.left - slack && rect.right <= box.right + slack;
  for (const { owner, rects, node } of texts) {
    for (let box = owner; box && box !== document.body && !within(box); box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === "inline" || style.display === "contents") continue;
      const bounds = box.getBoundingClientRect();
      if (rects.some((rect) => !inside(rect, bounds, 2))) { say("runs out of its box", box, node.data); break; }
      const middle = (rect) => (rect.top + rect.bottom) / 2;
      if (CUTS.has(style.overflowY) && rects.some((rect) => middle(rect) < bounds.top || middle(rect) > bounds.bottom)) { say("cut off", box, node.data); break; }
    }
    if (rects.some((rect) => rect.left < -1 || rect.right > innerWidth + 1) && !within(owner)) say("beyond the edge", owner, node.data);
  }
  for (const box of document.querySelectorAll("main *, header *, footer *")) {
    const style = getComputedStyle(box);
    if (style.display === "inline" || box.closest("svg") || !box.clientWidth || hidden(box) || within(box)) continue;
    if (box.scrollWidth > box.clientWidth + 2 && !box.querySelector(".menu-list, .waits") && !box.matches("select, input")) say(`wider than its box by ${box.scrollWidth - box.clientWidth}`, box);
  }
  const ruler = document.createElement("span");
  ruler.style.cssText = "position:absolute;visibility:hidden;white-space:pre";
  document.body.append(ruler);
  for (const select of document.querySelectorAll("select")) {
    const style = getComputedStyle(select);
    if (hidden(select) || select.multiple || style.whiteSpace === "normal") continue;
    ruler.style.font = style.font;
    ruler.textContent = select.selectedOptions[0]?.text || "";
    const room = select.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
    if (ruler.getBoundingClientRect().width > room + 2) say("choice cut off", select, ruler.textContent);
  }
  ruler.remove();

  // One over the other. A line's box is taller than its letters: a quarter off above and below.
  const lines = [];
  const add = (element, rect, node) => lines.push({ element, node, left: rect.left, right: rect.right, top: rect.top + rect.height / 4, bottom: rect.bottom - rect.height / 4 });
  for (const { owner, rects, node } of texts) if (!above(owner)) rects.forEach((rect) => add(owner, rect, node));
  for (const control of document.querySelectorAll(CONTROLS))
    if (!hidden(control) && !above(control) && !control.closest(".bridge-drawing, .illustration, figure, .autocomplete__wrapper") && control.getBoundingClientRect().width > 1) add(control, control.getBoundingClientRect(), null);
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom; next++) {
      const other = lines[next];
      if (one.node === other.node || one.element.contains(other.element) && !one.node || other.element.contains(one.element) && !other.node) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 2 && down > 1) say("lies over other text", one.element, `${(one.node?.data || "").trim()} | ${(other.node?.data || other.element.tagName).trim()}`);
    }
  });

  // Telephone numbers, dates and ranges read from the left in every language.
  for (const { node, owner } of texts) {
    if (owner.matches(".date > .hint")) continue; // runs as the three boxes below it do
    for (const match of node.data.matchAll(NUMBERS)) {
      const at = (index) => { const range = document.createRange(); range.setStart(node, index); range.setEnd(node, index + 1); return range.getBoundingClientRect(); };
      const first = at(match.index + (match[0][0] === "+" ? 1 : 0)), last = at(match.index + match[0].length - 1);
      if (Math.abs(first.top - last.top) < 4 && first.left > last.left) say("number backwards", owner, `${match[0]} in ${node.data.trim()}`);
      else if (match[0][0] === "+" && at(match.index).left > first.left) say("plus on the wrong side", owner, match[0]);
    }
  }
  return [...faults];
}
