/* Keys for lists of people: J and K go from person to person, X chooses, / searches, ? says all this. Enter opens, because
   a person's name is a link. They can be turned off, and are while somebody types. */
(() => {
  "use strict";
  const OFF = "keys-off";
  const all = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const help = document.getElementById("keys");
  const opener = document.querySelector("[data-opens=keys]");
  const choice = document.querySelector("[data-keys-on]");
  const stored = () => { try { return localStorage.getItem(OFF); } catch { return null; } };
  let on = stored() === null;
  if (opener) opener.hidden = false;
  if (choice) {
    choice.checked = on;
    choice.addEventListener("change", () => {
      on = choice.checked;
      try { on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"); } catch { /* The choice lasts as long as the page. */ }
    });
  }
  const go = (step) => {
    const rows = all();
    const row = document.activeElement?.closest?.("tr");
    const at = rows.findIndex((link) => link.closest("tr") === row);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
    next?.focus();
    next?.closest("tr").scrollIntoView({ block: "nearest" });
  };
  const keys = {
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    KeyX: () => document.activeElement?.closest?.("tr")?.querySelector("input[name=person]")?.click(),
  };
  const typed = (event) => event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || typed(event) || document.querySelector("dialog[open]")) return;
    const act = event.key === "?" ? () => help?.showModal()
      : event.key === "/" ? () => document.querySelector("[data-find]")?.focus()
      : keys[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
