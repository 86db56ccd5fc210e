/* An intake saves each question as soon as it is answered: its own fields alone are sent, one question after the other.
   What is only half answered waits. Without this script the buttons at the end save everything. */
(() => {
  "use strict";
  const form = document.querySelector("[data-intake] form");
  if (!form) return;
  const state = form.querySelector("[data-save-state]");
  const guards = ["csrf_token", "form_key"];
  const say = (word) => { state.textContent = word ? state.dataset[word] : ""; };

  const save = async (part) => {
    if (!part.isConnected) return;
    const own = [...part.querySelectorAll("[name]")].map((field) => field.name);
    const talk = [...form.querySelectorAll("[name^='sitting-']")].map((field) => field.name);
    const body = new FormData(form);
    [...body.keys()].filter((name) => ![...guards, ...own, ...talk].includes(name)).forEach((name) => body.delete(name));
    body.set("alone", "1");
    say("saving");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (answer.status === 422) return say("");
      if (!answer.ok) return say("failed");
      Object.entries(await answer.json()).forEach(([name, value]) => { form.elements[name].value = value; });
      say("");
    } catch {
      say("lost");
    }
  };

  let turn = Promise.resolve();
  let waiting = 0;
  form.addEventListener("change", (event) => {
    const part = event.target.closest("[data-part]");
    if (!part) return;
    waiting += 1;
    turn = turn.then(() => save(part)).finally(() => { waiting -= 1; });
  });
  form.addEventListener("submit", (event) => {
    if (!waiting) return;
    event.preventDefault();
    const button = event.submitter;
    turn.then(() => form.requestSubmit(button));
  });
})();
