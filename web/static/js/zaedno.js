/* What a page may do beyond plain HTML. Everything here has a way without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const find = (selector, within = document) => [...within.querySelectorAll(selector)];
  root.classList.add("scripted");

  /* Leaving quickly: blank first, then end the session, then go. Without a line nobody is told, so a mark stays that
     ends the session with whatever this browser asks for next; the answer takes it away. */
  let leaving = false;
  const leave = (form) => {
    if (leaving) return;
    leaving = true;
    const { action, dataset } = form;
    const body = new FormData(form);
    document.body.replaceChildren();
    document.title = "\u200b";
    document.cookie = `left=1; path=/; max-age=1800; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    fetch(action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
    location.replace(dataset.away);
  };
  let shifts = [];
  document.addEventListener("keydown", (event) => {
    const form = document.querySelector("[data-quick-exit]");
    shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
    if (form && !event.repeat && shifts.length === 3 && shifts[2] - shifts[0] < 1500) leave(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-quick-exit]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave(event.target);
  }, true);

  /* A signed-in page brought back from the browser's memory is asked for anew. */
  addEventListener("pageshow", (event) => {
    if (!event.persisted || !("signedIn" in document.body.dataset) && !leaving) return;
    document.body.replaceChildren();
    location.reload();
  });

  /* Saving: say so, and send again when the line is back. The form's key makes a second send harmless. */
  let waiting = null;
  const say = (form, word) => {
    const state = form.querySelector("[data-save-state]");
    if (!state) return;
    state.textContent = word ? state.dataset[word] : "";
    state.classList.toggle("lost", word === "lost" || word === "failed");
  };
  const hold = (form, held) => find("button[type=submit]", form).forEach((button) => button.toggleAttribute("disabled", held));
  const savingForm = (event) => event.target.closest?.("form[data-saves]");
  document.addEventListener("htmx:before:request", (event) => {
    const form = savingForm(event);
    if (!form) return;
    say(form, "saving");
    hold(form, true);
  });
  document.addEventListener("htmx:error", (event) => {
    const form = savingForm(event);
    if (!form) return;
    waiting = form;
    hold(form, false);
    say(form, navigator.onLine ? "failed" : "lost");
  });
  addEventListener("online", () => {
    if (waiting?.isConnected) waiting.requestSubmit();
    waiting = null;
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const form = savingForm(event);
    if (form?.isConnected) hold(form, false);
  });

  /* Questions before something is lost; menus that close. */
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const closer = event.target.closest("[data-closes]");
    if (opener || closer) event.preventDefault();
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    if (closer) closer.closest("dialog").close();
    find("details[data-menu][open]").forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
  });
  document.addEventListener("keydown", (event) => {
    const opener = event.target.closest?.("[data-opens]");
    if (event.key === " " && opener) {
      event.preventDefault();
      opener.click();
    }
    if (event.key !== "Escape") return;
    find("details[data-menu][open]").forEach((menu) => {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });

  /* Long lists become a box to type into; jobseekers' pages bring its script from the start, others when it is needed. */
  const script = document.currentScript.dataset.autocompleteScript;
  let library = null;
  const loadLibrary = () => library ??= globalThis.accessibleAutocomplete ? Promise.resolve() : new Promise((resolve) => {
    const tag = document.createElement("script");
    tag.src = script;
    tag.onload = resolve;
    document.head.append(tag);
  });
  const enhance = (within) => {
    const lists = find("select[data-autocomplete]", within);
    if (lists.length) loadLibrary().then(() => lists.forEach((list) => {
      if (!list.isConnected) return;
      const { none, autocomplete, ...names } = list.dataset;
      list.removeAttribute("data-autocomplete");
      globalThis.accessibleAutocomplete.enhanceSelectElement({
        selectElement: list, autoselect: false, showAllValues: true, defaultValue: list.selectedOptions[0]?.text ?? "",
        inputClasses: "form-control", tNoResults: () => none, tAssistiveHint: () => "",
        tStatusQueryTooShort: () => "", tStatusNoResults: () => none,
        tStatusSelectedOption: (option, length, index) => `${option} ${index + 1}/${length}`,
        tStatusResults: (length, option) => `${length} ${option}`, ...names,
      });
    }));
    within.querySelector("[data-error-summary]")?.focus();
  };
  enhance(document);
  document.addEventListener("htmx:after:swap", () => enhance(document));
})();
