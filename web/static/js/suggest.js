/* Suggestions while somebody types a job or a skill: a combobox with a listbox (WAI-ARIA 1.2). Without this script the
   field is a plain one, and the page asks back after it is sent. */
(() => {
  "use strict";
  const PAUSE = 180, SHORTEST = 2;
  const make = (tag, attributes, text = "") => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.textContent = text;
    return made;
  };

  const enhance = (input) => {
    const { suggest: address, about, chosen: chosenId, listName, pickedWords } = input.dataset;
    const chosen = document.getElementById(chosenId);
    const listId = `${input.id}-suggestions`;
    const list = make("ul", { id: listId, role: "listbox", class: "suggestions", "aria-label": listName, hidden: "" });
    const status = make("p", { role: "status", class: "suggestions-status" });
    input.removeAttribute("data-suggest");
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId })
      .forEach(([name, value]) => input.setAttribute(name, value));
    input.parentElement.classList.add("suggesting");
    input.after(list);
    input.parentElement.after(status);

    let offers = [], active = -1, timer = 0, asking = null;
    const options = () => [...list.children];
    const mark = (number) => {
      active = number;
      options().forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
      if (number < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", options()[number].id);
      return options()[number].scrollIntoView({ block: "nearest" });
    };
    const open = (shown) => {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      mark(-1);
    };
    const stop = () => {
      clearTimeout(timer);
      asking?.abort();
    };
    const pick = (number) => {
      stop();
      input.value = offers[number].name;
      input.lang = offers[number].language;
      chosen.value = offers[number].uri;
      open(false);
      status.textContent = pickedWords;
    };
    const draw = (answer) => {
      offers = answer.offers;
      list.replaceChildren(...offers.map((offer, place) => {
        const option = make("li", { id: `${listId}-${place}`, role: "option", "aria-selected": "false" });
        option.append(make("span", { class: "suggestion", lang: offer.language, dir: offer.direction }, offer.name));
        if (offer.hint) option.append(make("span", { class: "suggestion-hint" }, offer.hint));
        return option;
      }));
      open(offers.length > 0);
      status.textContent = answer.said;
      status.classList.toggle("suggestions-none", !offers.length);
    };
    const ask = async () => {
      const typed = input.value.trim();
      asking?.abort();
      asking = new AbortController();
      const body = new URLSearchParams({ typed, about, csrf_token: input.form.elements.csrf_token.value });
      try {
        const answer = await fetch(address, { method: "POST", body, redirect: "error", signal: asking.signal });
        if (answer.ok && document.activeElement === input && input.value.trim() === typed) draw(await answer.json());
      } catch { /* Without a line the page asks back after it is sent. */ }
    };
    const close = () => {
      stop();
      open(false);
    };

    input.addEventListener("input", (event) => {
      chosen.value = "";
      input.removeAttribute("lang");
      stop();
      if (event.isComposing) return;
      if (input.value.trim().length >= SHORTEST) {
        timer = setTimeout(ask, PAUSE);
        return;
      }
      offers = [];
      status.textContent = "";
      open(false);
    });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && offers.length && !event.altKey) {
        event.preventDefault();
        const from = list.hidden ? -1 : active;
        if (list.hidden) open(true);
        mark(from < 0 ? (step > 0 ? 0 : offers.length - 1) : (from + step + offers.length) % offers.length);
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        pick(active);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) pick(options().indexOf(option));
    });
    input.addEventListener("blur", close);
  };

  const enhanceAll = () => document.querySelectorAll("input[data-suggest]").forEach(enhance);
  enhanceAll();
  document.addEventListener("htmx:after:swap", enhanceAll);
})();
