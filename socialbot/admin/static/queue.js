/* Links and forms of the queue without a new page: what the server renders takes the place of what
   it names. Without this script everything works as plain links and forms. */
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('live');
  const desk = () => document.getElementById('queue');
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
  let turn = 0;

  async function load(request) {
    const mine = ++turn;
    root.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(request);
      const text = await answer.text();
      if (mine !== turn) return null;
      const page = new DOMParser().parseFromString(text, 'text/html');
      if (!answer.ok || !page.getElementById('queue')) { location.assign(answer.url); return null; }
      return { page, url: answer.url };
    } catch {
      location.reload();
      return null;
    } finally {
      if (mine === turn) root.removeAttribute('aria-busy');
    }
  }

  function settle(found, push) {
    const url = new URL(found.url);
    for (const name of ['did', 'n', 'of', 'undo']) url.searchParams.delete(name);
    history[push ? 'pushState' : 'replaceState'](null, '', url);
    document.title = found.page.title;
  }

  /* Opens an item beside the list, which stays as it is. */
  async function open(link, push = true) {
    const found = await load(link.href);
    if (!found) return;
    settle(found, push);
    desk().classList.add('with-item');
    desk().querySelector('#pane').replaceWith(found.page.getElementById('pane'));
    for (const line of desk().querySelectorAll('.line')) {
      const here = line.contains(link);
      line.classList.toggle('at', here);
      line.querySelector('a').toggleAttribute('aria-current', here);
    }
    desk().querySelector('.flash')?.remove();
    tell('queue:item');
  }

  /* Shows the page anew, and leaves the list where it was scrolled to. */
  async function show(request, push = false) {
    const y = scrollY;
    const found = await load(request);
    if (!found) return;
    settle(found, push);
    const focused = document.activeElement?.id;
    const draft = unsent();
    desk().replaceWith(document.importNode(found.page.getElementById('queue'), true));
    scrollTo(0, y);
    const again = focused && document.getElementById(focused);
    const target = again || desk().querySelector('.line.at > a') || desk().querySelector('.line > a');
    target?.focus({ preventScroll: true });
    restore(draft);
    tell('queue:shown');
    tell('queue:item');
  }

  /* Own words that were not sent are not lost when the item is shown anew. */
  function unsent() {
    const text = document.getElementById('draft')?.value;
    return text ? { text, item: desk().querySelector('[data-item]')?.dataset.item } : null;
  }
  function restore(draft) {
    const place = document.getElementById('draft');
    if (!draft || !place || place.value || desk().querySelector('[data-item]')?.dataset.item !== draft.item) return;
    place.value = draft.text;
    place.form.querySelector('[name=words][value=own]').checked = true;
  }

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const opener = event.target.closest('[data-opens]');
    if (opener) { document.getElementById(opener.dataset.opens).showModal(); return; }
    const link = event.target.closest('a[data-open], a[data-swap]');
    if (!link) return;
    event.preventDefault();
    if (link.matches('[data-open]')) open(link);
    else show(link.href, true);
  });

  document.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-swap]');
    if (!form) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    show(new Request(form.getAttribute('action'), { method: 'POST', body }));
  });

  addEventListener('popstate', () => show(location.href));

  /* How many are selected; the bar shows while any is. */
  function count() {
    const bar = document.getElementById('bulk');
    if (!bar) return;
    const ticked = document.querySelectorAll('.line input:checked').length;
    bar.classList.toggle('some', ticked > 0);
    bar.querySelector('.count').textContent = ticked ? `(${ticked})` : '';
  }
  document.addEventListener('change', (event) => { if (event.target.matches('.line input')) count(); });
  document.addEventListener('queue:shown', count);

  /* The word of what was done goes when it cannot be taken back any more. */
  const SECONDS = 10;
  function fade() {
    const undo = desk()?.querySelector('[data-undo]');
    if (undo) setTimeout(() => undo.isConnected && undo.remove(), SECONDS * 1000);
  }
  document.addEventListener('queue:shown', fade);

  count();
  fade();
})();
