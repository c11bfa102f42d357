// Suggestions while typing: a combobox with a list, as the ARIA pattern of that name has it. The list below goes on
// answering what is typed; a suggestion completes the words, or leads to the page of a vendor, a place or a category.
(() => {
  'use strict';
  const own = self.etalase;
  const box = self.document && document.querySelector('#q');
  if (!box || !own.suggestions) return;
  const { element, say, marked, announce, page } = own.suggestions;
  const form = box.form, list = element('ul', 'saran');
  let turn = 0, timer, active = -1, offers = [];

  list.id = 'saran';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', say.saran);
  form.append(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', 'saran'], ['aria-expanded', 'false']])
    box.setAttribute(name, value);

  function close() {
    turn++;
    clearTimeout(timer);
    offers = [];
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    point(-1);
  }

  function point(n) {
    if (list.children[active]) list.children[active].removeAttribute('aria-selected');
    active = n;
    const option = list.children[n];
    if (!option) return box.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    box.setAttribute('aria-activedescendant', option.id);
  }

  function offer(found) {
    offers = found;
    list.replaceChildren(...found.map((each, n) => {
      const option = element('li'), text = element('span', '', each.text);
      option.id = `saran-${n}`;
      option.setAttribute('role', 'option');
      text.dir = 'auto';
      marked(text, [box.value.trim()]);
      option.append(text);
      if (say.jenis[each.kind]) option.append(' ', element('small', '', say.jenis[each.kind]));
      return option;
    }));
    list.hidden = !found.length;
    box.setAttribute('aria-expanded', String(!list.hidden));
    point(-1);
    if (found.length) announce(say.nsaran.replace('{n}', found.length));
  }

  function choose(each) {
    close();
    if (each.path) return location.assign(page(each.path));
    box.value = each.value;
    // The list hears the form; a page without a list sends it.
    if (form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))) form.submit();
  }

  function ask() {
    const mine = ++turn, typed = box.value;
    if (typed.trim().length < 2) return close();
    own.suggest(typed).then(found => mine === turn && document.activeElement === box && offer(found)).catch(() => {});
  }

  box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
  box.addEventListener('blur', close);
  form.addEventListener('submit', () => {
    close();
    // On a phone the keyboard makes way for what was found.
    if (matchMedia('(pointer: coarse)').matches) box.blur();
  });
  box.addEventListener('keydown', event => {
    if (event.isComposing || event.altKey && event.key !== 'ArrowDown') return;
    const n = offers.length, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !n && step > 0) ask();
    // Before the first and after the last stands the box itself.
    else if (step && n) point((active + 1 + step + n + 1) % (n + 1) - 1);
    else if (event.key === 'Enter' && offers[active]) choose(offers[active]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  // The box keeps the focus, so the list stays until the finger or the button is up.
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) choose(offers[[...list.children].indexOf(option)]);
  });
  // Whoever types while this is still on its way is answered too.
  if (document.activeElement === box && box.value.trim()) ask();
})();
