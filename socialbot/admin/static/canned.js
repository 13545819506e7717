"use strict";
// Reads a draft while it is written: what is wrong with it, and how long it is. Without script the
// page says the same once the draft is kept.
(() => {
  const form = document.getElementById("draft-form");
  const faults = document.getElementById("faults");
  const samples = document.getElementById("samples");
  const field = form && form.elements.namedItem("text");
  if (!field || !faults || !samples) return;
  const PAUSE = 700;
  const MOST = 12;
  let timer = 0;
  let turn = 0;

  const element = (name, text, style) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (style) made.className = style;
    return made;
  };

  const tellFaults = (found) => {
    field.setAttribute("aria-invalid", String(found.length > 0));
    if (!found.length) {
      faults.replaceChildren(element("p", faults.dataset.none, "right"));
      return;
    }
    const list = document.createElement("ul");
    list.append(...found.slice(0, MOST).map((fault) => element("li", fault)));
    faults.replaceChildren(element("p", faults.dataset.title, "wrong"), list);
  };

  const showSamples = (found) => {
    const language = field.lang;
    samples.replaceChildren(
      ...found.map(([text, length, longest]) => {
        const item = document.createElement("li");
        const words = element("p", text || samples.dataset.cannot, "words");
        words.dir = "auto";
        if (language) words.lang = language;
        const told = samples.dataset.length.replace("{n}", length).replace("{longest}", longest);
        const long = length > longest;
        const count = long ? `${told} · ${samples.dataset.long}` : told;
        item.append(words, element("p", count, long ? "count over-long" : "count"));
        return item;
      }),
    );
  };

  const check = async () => {
    const mine = ++turn;
    const body = new URLSearchParams({
      form_token: form.elements.namedItem("form_token").value,
      text: field.value,
      case: document.getElementById("case").value,
      inbox: document.getElementById("inbox").value,
    });
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body });
      if (!answer.ok || mine !== turn) return;
      const found = await answer.json();
      if (mine !== turn) return;
      tellFaults(found.faults);
      showSamples(found.samples);
    } catch {
      // The network is away: the draft is read when it is kept.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });
})();
