/* News without a jump: what is new is counted, what changed is told on its line, and who looks at an
   item stands beside it. Nothing moves until one asks for it. */
(() => {
  'use strict';
  const BEAT = 12_000; // milliseconds between two words that the item is still open here
  const IDLE = 45 * 60_000; // without a hand on the page: then the session may end as it would
  const me = document.querySelector('.top .who')?.textContent.trim();
  const desk = () => document.getElementById('queue');
  let source = null;
  let fresh = new Set();
  let urgent = false;
  let touched = Date.now();

  function start() {
    source?.close();
    source = null;
    const place = desk()?.dataset;
    if (!place || document.hidden || Date.now() - touched > IDLE) return;
    source = new EventSource(`${place.live}${place.live.endsWith('?') ? '' : '&'}since=${place.since}`);
    source.onopen = () => offline(false);
    source.onerror = () => offline(true);
    source.onmessage = (event) => {
      place.since = event.lastEventId;
      hear(JSON.parse(event.data));
    };
  }

  function offline(is) {
    const word = desk()?.querySelector('.offline');
    if (word) word.hidden = !is;
  }

  function hear(news) {
    const known = new Set([...document.querySelectorAll('.line')].map((line) => line.dataset.id));
    for (const item of news.came) count(item, known);
    for (const item of news.changed) {
      if (known.has(String(item.id))) mend(item);
      else if (item.here) count(item, known);
      else fresh.delete(String(item.id));
    }
    tellNew();
    tellLooking(news.looking);
  }

  function count(item, known) {
    if (known.has(String(item.id))) return;
    fresh.add(String(item.id));
    urgent ||= item.urgent;
  }

  function tellNew() {
    const link = desk().querySelector('.news a');
    link.hidden = fresh.size === 0;
    if (!fresh.size) return;
    link.classList.toggle('urgent', urgent);
    link.textContent = fresh.size === 1 ? link.dataset.one : link.dataset.many.replace('{n}', fresh.size);
  }

  function mend(item) {
    const line = document.querySelector(`.line[data-id="${item.id}"]`);
    if (Number(line.dataset.version) >= item.version) return;
    line.dataset.version = item.version;
    const box = line.querySelector('input');
    if (box) box.value = item.version;
    line.classList.toggle('settled', !item.here);
    line.querySelector('.whose').textContent = item.assignee === null ? '' : item.assignee;
    const open = document.querySelector(`[data-item="${item.id}"]`);
    if (open && Number(open.dataset.version) < item.version) open.querySelector('.stale').hidden = false;
  }

  function tellLooking(looking) {
    const list = document.querySelector('.lines');
    for (const line of document.querySelectorAll('.line')) {
      say(line.querySelector('.looking'), looking[line.dataset.id], list.dataset.looking);
    }
    const item = document.querySelector('[data-item]');
    if (item) say(item.querySelector('.others'), looking[item.dataset.item], item.querySelector('.others').dataset.words);
  }

  function say(place, names, words) {
    const others = (names ?? []).filter((name) => name !== me);
    const text = others.length ? words.replace('{names}', others.join(', ')) : '';
    if (place.textContent !== text) place.textContent = text;
  }

  function look() {
    const item = document.querySelector('[data-item]');
    if (document.hidden || !item || Date.now() - touched > IDLE) return;
    const token = document.querySelector('[name=form_token]').value;
    fetch(`/queue/${item.dataset.item}/look`, { method: 'POST', body: new URLSearchParams({ form_token: token }) }).catch(() => {});
  }

  addEventListener('pagehide', () => {
    const item = document.querySelector('[data-item]');
    if (!item) return;
    const token = document.querySelector('[name=form_token]').value;
    const body = new URLSearchParams({ form_token: token, away: '1' });
    fetch(`/queue/${item.dataset.item}/look`, { method: 'POST', body, keepalive: true }).catch(() => {});
  });
  for (const name of ['keydown', 'pointerdown', 'scroll']) {
    addEventListener(name, () => {
      const slept = Date.now() - touched > IDLE;
      touched = Date.now();
      if (slept) start();
    }, { passive: true });
  }
  document.addEventListener('visibilitychange', start);
  document.addEventListener('queue:shown', () => { fresh = new Set(); urgent = false; start(); });
  setInterval(look, BEAT);
  start();
})();
