// The door to the search on the list of products: hears what a visitor chooses, and loads the search when it is first used.
(() => {
  'use strict';
  const doc = document;
  const $ = selector => doc.querySelector(selector);
  const own = window.etalase;
  const box = $('#q');
  const door = $('#kartu'), list = $('#hasil'), filter = $('#saring'), sort = $('#urut');
  if (!door) return;
  const later = (work, wait) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(work, wait); }; };
  const isSheet = () => { try { return filter.matches(':popover-open'); } catch (_) { return false; } };

  let begun;
  const begin = () => begun = begun || Promise.all([own.load(door.dataset.cari), own.load(own.root + 'katalog.js')])
    .then(() => own.start())
    .catch(error => { begun = null; door.dispatchEvent(new CustomEvent('gagal')); throw error; });
  const soon = () => begin().catch(() => {});
  const ask = work => {
    list.setAttribute('aria-busy', 'true');
    return begin().then(work).catch(() => list.removeAttribute('aria-busy'));
  };
  const update = how => ask(() => own.update(how));

  // A further page of the list has an address of its own: what is chosen there leads back to the first.
  const elsewhere = () => {
    const chosen = new URLSearchParams();
    if (box.value.trim()) chosen.append('q', box.value.trim());
    new FormData(filter).forEach((value, name) => value && chosen.append(name, value));
    if (sort.value !== 'baru') chosen.append('urut', sort.value);
    location.assign(door.dataset.daftar + (`${chosen}` && `?${chosen}`));
  };
  const isFirst = door.dataset.halaman === '1';
  const act = isFirst ? update : how => how === 'change' && elsewhere();

  door.addEventListener('gagal', () => {
    const status = $('#jumlah');
    status.textContent = status.dataset.gagal;
  });
  box.addEventListener('focus', () => begin().then(() => own.prepare()).catch(() => {}));
  filter.addEventListener('toggle', soon);
  // A finger on a filter is some time away from its choice: enough to begin.
  doc.addEventListener('pointerdown', event => event.target.closest('.chip[data-key], #saring, #urut') && soon());
  box.addEventListener('input', later(() => act('type'), 120));
  box.form.addEventListener('submit', event => { event.preventDefault(); act('change'); });
  // The box that looks for a vendor has no name, and chooses nothing.
  const typed = later(() => act('type'), 300);
  filter.addEventListener('input', event => event.target.name && event.target.type === 'number' && typed());
  filter.addEventListener('change', event => { if (event.target.name && (isFirst || !isSheet())) act('change'); });
  filter.addEventListener('submit', event => {
    event.preventDefault();
    if (isSheet()) filter.hidePopover();
    act('change');
  });
  sort.addEventListener('change', () => {
    sort.dataset.chosen = sort.value;
    act('change');
  });
  doc.addEventListener('click', event => {
    const button = event.target.closest('[data-key], [data-reset]');
    if (button) {
      if (button.dataset.key) press(button);
      else clear();
      return act('change');
    }
    const link = event.target.closest('a[data-keadaan]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      own.follow(link);
    }
  });
  addEventListener('popstate', () => (begun || location.search) && ask(() => own.restore()));
  // Without a query the page is right as it came: nothing moves.
  if (isFirst && location.search.length > 1) ask(() => own.restore());

  function press(button) {
    const { key, value } = button.dataset, option = filter.querySelector(`[name="${key}"][value="${value}"]`);
    const field = filter.elements[key], on = option ? !option.checked : field.value !== value;
    if (option) option.checked = on;
    else field.value = on ? value : '';
    button.setAttribute('aria-pressed', on);
  }

  function clear() {
    box.value = '';
    for (const field of filter.elements) field.type === 'checkbox' ? field.checked = false : field.value = '';
  }
})();
