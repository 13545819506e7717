/* Single keys, where nobody is writing; each thing says its own key in data-key. They can be turned
   off in the list of keys. */
(() => {
  'use strict';
  const KEPT = 'queue-keys-off';
  const lines = () => [...document.querySelectorAll('.line')];
  const shown = (element) => element.getClientRects().length > 0;
  let chosen = null;

  function at() {
    const all = lines();
    const focused = all.findIndex((line) => line.contains(document.activeElement));
    if (focused >= 0) return focused;
    const last = all.findIndex((line) => line.dataset.id === chosen);
    return last >= 0 ? last : all.findIndex((line) => line.classList.contains('at'));
  }

  function go(step) {
    const all = lines();
    const line = all[Math.min(Math.max(at() + step, 0), all.length - 1)];
    if (!line) return;
    chosen = line.dataset.id;
    const link = line.querySelector('a');
    link.focus();
    link.scrollIntoView({ block: 'nearest' });
  }

  function use(element) {
    if (element.matches('summary')) {
      const box = element.parentElement;
      box.open = true;
      const first = 'input:not([type=hidden]), select, button';
      (box.querySelector('input:checked') || box.querySelector(first) || element).focus();
    } else if (element.matches('input, textarea')) {
      element.focus();
      element.scrollIntoView({ block: 'nearest' });
      if (element.matches('[type=search]')) element.select();
    } else {
      element.click();
    }
  }

  const moves = {
    j: () => go(1),
    k: () => go(-1),
    x: () => lines()[at()]?.querySelector('input')?.click(),
  };

  document.addEventListener('keydown', (event) => {
    const writing = event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
      event.preventDefault();
      event.target.form.querySelector('.go').click(); // which does nothing while the words may not leave
      return;
    }
    if (event.key === 'Escape' && writing) { event.target.blur(); return; }
    if (writing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector('dialog[open]') || localStorage.getItem(KEPT)) return;
    const key = event.key;
    if (moves[key]) { event.preventDefault(); moves[key](); return; }
    const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(shown);
    if (found) { event.preventDefault(); use(found); }
  });

  document.addEventListener('queue:item', () => {
    chosen = document.querySelector('.line.at')?.dataset.id ?? chosen;
  });

  const box = document.getElementById('keys-on');
  if (box) {
    box.checked = !localStorage.getItem(KEPT);
    box.addEventListener('change', () => {
      if (box.checked) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, '1');
    });
  }
})();
