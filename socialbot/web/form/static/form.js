// The form works without this. With it the guard speaks up while somebody writes, the time is the
// device's own, and the number can be copied.
"use strict";

const PAUSE = 800; // milliseconds of quiet before a check
const REST = 30000; // after a refusal
const form = document.getElementById("report");

function show(field, words) {
  const box = form.querySelector(`[data-field="${field.name}"]`);
  const problem = document.getElementById(`${field.name}-problem`);
  problem.textContent = words || "";
  problem.hidden = !words;
  box.classList.toggle("wrong", Boolean(words));
  if (words) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

function watch() {
  const fields = [...form.querySelectorAll("[data-guard]")];
  let timer = 0;
  let running = null;
  let silentUntil = 0;
  for (const field of fields) {
    document.getElementById(`${field.name}-problem`).setAttribute("aria-live", "polite");
  }

  async function ask() {
    if (Date.now() < silentUntil || fields.every((field) => !field.value.trim())) return;
    if (running) running.abort();
    running = new AbortController();
    const body = new URLSearchParams(fields.map((field) => [field.name, field.value]));
    for (const name of ["token", "lang"]) body.set(name, form.elements[name].value);
    try {
      const answer = await fetch("/form/check", { method: "POST", body, signal: running.signal });
      if (!answer.ok) {
        silentUntil = Date.now() + REST;
        return;
      }
      const { personal } = await answer.json();
      for (const field of fields) {
        if (personal[field.name] || field.dataset.said) show(field, personal[field.name]);
        field.dataset.said = personal[field.name] ? "yes" : "";
      }
    } catch (error) {
      if (error.name !== "AbortError") silentUntil = Date.now() + REST;
    }
  }

  for (const field of fields) {
    field.dataset.said = field.hasAttribute("aria-invalid") ? "yes" : "";
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
  }
}

function useOwnZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || !/^[\w+-]+(\/[\w+-]+)*$/.test(zone)) return;
  form.elements.zone.value = zone;
  form.querySelector("[data-zone]").textContent = zone;
}

function sendOnce() {
  const button = form.querySelector("button:not([type])");
  form.addEventListener("submit", () => { button.disabled = true; });
  addEventListener("pageshow", () => { button.disabled = false; });
}

function offerCopy(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.copied;
  });
}

if (form) {
  useOwnZone();
  watch();
  sendOnce();
}
document.querySelectorAll("[data-copy]").forEach(offerCopy);
document.getElementById("summary")?.focus();
