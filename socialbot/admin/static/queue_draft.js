/* Own words: shown when they are chosen, begun with a canned wording where one edits it, and judged
   while one types. The server judges again when they are sent. */
(() => {
  'use strict';
  const PAUSE = 350; // milliseconds after the last letter
  let timer = 0;
  let asked = 0;

  const area = () => document.getElementById('draft');

  function choose() {
    const form = document.querySelector('form.write');
    if (!form) return;
    const own = form.querySelector('[name=words][value=own]').checked;
    form.classList.toggle('owning', own);
    form.querySelector('.go').disabled = false;
    if (own) plan();
  }

  function edit() {
    const form = document.querySelector('form.write');
    const wording = form.querySelector('[name=words]:checked')?.closest('.wording:not(.own)');
    if (wording) area().value = wording.querySelector('span').textContent;
    form.querySelector('[name=words][value=own]').checked = true;
    choose();
    area().focus();
  }

  function plan() {
    clearTimeout(timer);
    if (!area()?.value.trim()) { say([]); return; }
    say([area().dataset.checking]);
    timer = setTimeout(judge, PAUSE);
  }

  async function judge() {
    const mine = ++asked;
    const place = area();
    const form_token = place.form.querySelector('[name=form_token]').value;
    const body = new URLSearchParams({ form_token, kind: place.dataset.kind, text: place.value });
    const answer = await fetch(place.dataset.judge, { method: 'POST', body }).catch(() => null);
    if (mine !== asked || !place.isConnected || !answer?.ok) return;
    const found = await answer.json();
    const length = place.dataset.length.replace('{n}', found.length).replace('{limit}', found.limit);
    say([`${found.passes ? place.dataset.passes : ''} ${length}`], found.why);
    place.setAttribute('aria-invalid', String(!found.passes));
    place.form.querySelector('.go').disabled = !found.passes && place.form.classList.contains('owning');
  }

  function say(words, why = []) {
    const place = document.getElementById('draft-judged');
    if (!place) return;
    place.replaceChildren(...words.map((text) => Object.assign(document.createElement('span'), { textContent: text })));
    if (!why.length) return;
    const list = document.createElement('ul');
    list.append(...why.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
    place.append(list);
  }

  document.addEventListener('input', (event) => { if (event.target.id === 'draft') plan(); });
  document.addEventListener('change', (event) => {
    if (!event.target.matches('form.write [name=words]')) return;
    choose();
    if (event.target.value === 'own') area().focus();
  });
  document.addEventListener('click', (event) => { if (event.target.closest('[data-edit]')) edit(); });
  document.addEventListener('queue:item', choose);
  choose();
})();
