// Controls too small for a thumb, as sentences. A link within a sentence is as tall as its line and may stay so.
(least) => {
  const say = (element, box) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.replace(/\s+/g, " ").slice(0, 110)}`;
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().bottom > 0;
  const within = (link) => {
    const block = link.closest("p, li, dd, td, th, span, div, label, legend");
    return getComputedStyle(link).display === "inline" && block && block.textContent.trim().length > link.textContent.trim().length + 3;
  };
  // A card's link lies over the whole card; a tick is touched by its words.
  const touched = (element) => {
    const over = getComputedStyle(element, "::after");
    if (over.position === "absolute" && over.inset === "0px") return [element.offsetParent || element];
    return [element, ...(element.labels || [])];
  };
  const found = [];
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (!shown(element) || within(element)) continue;
    const boxes = touched(element).map((each) => each.getBoundingClientRect());
    if (!boxes.some((box) => box.width >= least - 0.5 && box.height >= least - 0.5)) found.push(say(element, boxes[0]));
  }
  return found;
}
