/* Small comforts. Every page works without this file. */
"use strict";
(() => {
  const WAIT_MS = 8000; // a lost answer must not leave the button dead
  const changed = new Set();
  const posts = (form) => form.method === "post" && !form.matches("[hx-post]");
  const buttons = (form) => form.querySelectorAll("button[type=submit], button:not([type])");

  function release(form) {
    delete form.dataset.sent;
    buttons(form).forEach((button) => { button.disabled = false; });
  }

  // The same form is sent once. The button is disabled a moment later, as a disabled button would not send its value.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    changed.delete(form);
    if (event.defaultPrevented || !posts(form)) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    setTimeout(() => buttons(form).forEach((button) => { button.disabled = true; }));
    setTimeout(() => release(form), WAIT_MS);
  });

  // Back and forward show the page as it was left: give the buttons back.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));

  // Back to a form the browser brings back what was typed, but fetches anew what tells one sending from another:
  // the page's place in the history keeps that.
  const key = document.querySelector("input[name=form_key]");
  if (key) {
    const fields = [key, key.form.elements.seen].filter(Boolean);
    const kept = performance.getEntriesByType("navigation")[0]?.type === "back_forward" ? history.state : null;
    fields.forEach((field) => { field.value = kept?.[field.name] ?? field.value; });
    history.replaceState({ ...history.state, ...Object.fromEntries(fields.map((field) => [field.name, field.value])) }, "");
  }

  // <form data-warn>: leaving with unsaved words asks first.
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.hasAttribute("data-warn")) changed.add(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed.size) event.preventDefault();
  });

  // <label hidden><input type="checkbox" data-ticks="lines">: ticks or clears all boxes named so in its form.
  document.querySelectorAll("[data-ticks]").forEach((box) => { box.closest("label").hidden = false; });
  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-ticks]");
    if (all) all.form.querySelectorAll(`[data-ticked="${all.dataset.ticks}"]`).forEach((box) => { box.checked = all.checked; });
  });

  // <button data-print hidden>: shown only where it can work.
  document.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // <details open data-folds>: starts closed where it would push the page's matter off a phone's window.
  if (matchMedia("(max-width: 61.99rem)").matches) {
    document.querySelectorAll("details[data-folds]").forEach((details) => { details.open = false; });
  }
  // <a data-choose="id of a select" data-value="…">: chooses there, and keeps what was written; without us a link does it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-choose]");
    const select = link && document.getElementById(link.dataset.choose);
    if (!select) return;
    event.preventDefault();
    event.stopPropagation();
    select.value = link.dataset.value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.focus();
  }, true);

  // The list of errors is read out and reached first.
  document.querySelector(".c-errors[tabindex]")?.focus();
})();
