// On every page: the worker for reading without a network, sharing, the gallery, and the door to the search.
// All of it is an addition: without this script every page is whole.
(() => {
  'use strict';
  const doc = document;
  const $ = selector => doc.querySelector(selector);
  const own = window.etalase = window.etalase || {};
  // Taken before any address changes, because it is relative to this page's.
  own.root = new URL(doc.documentElement.dataset.root, location.href).href;

  // Adds a classic script: the only way to load something that also works from a USB stick.
  own.load = address => new Promise((done, fail) => {
    const script = doc.createElement('script');
    script.src = address;
    script.onload = done;
    script.onerror = () => { script.remove(); fail(new Error(address)); };
    doc.head.append(script);
  });

  const preview = $('script[src$="/__pratinjau.js"]');
  if ('serviceWorker' in navigator && isSecureContext && location.protocol !== 'file:' && !preview)
    addEventListener('load', () => navigator.serviceWorker.register(own.root + 'sw.js').catch(() => {}));

  doc.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    // The other language shows the same selection.
    if (link.matches('.lang') && location.search) link.search = location.search;
    if (link.dataset.bagi !== undefined) share(event, link);
  });

  function share(event, link) {
    const canonical = $('link[rel=canonical]');
    const url = canonical ? canonical.href : location.href;
    if (navigator.share) {
      event.preventDefault();
      navigator.share({ title: doc.title, url }).catch(() => {});
    } else if (navigator.clipboard && link.dataset.bagi) {
      event.preventDefault();
      navigator.clipboard.writeText(url).then(() => told(link), () => { location.href = link.href; });
    }
  }

  function told(link) {
    const text = link.lastChild, before = text.textContent;
    if (before === link.dataset.bagi) return;
    link.setAttribute('aria-live', 'polite');
    text.textContent = link.dataset.bagi;
    setTimeout(() => { text.textContent = before; }, 2500);
  }

  const gallery = $('.gal'), thumbs = [...doc.querySelectorAll('.thumbs a')];
  if (gallery && thumbs.length) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const shots = [...gallery.children];
    thumbs.forEach((thumb, n) => thumb.addEventListener('click', event => {
      event.preventDefault();
      const left = shots[n].offsetLeft - shots[0].offsetLeft;
      gallery.scrollTo({ left, behavior: calm.matches ? 'auto' : 'smooth' });
    }));
    const seen = new IntersectionObserver(entries => entries.forEach(entry => {
      if (entry.isIntersecting) thumbs.forEach((thumb, n) =>
        shots[n] === entry.target ? thumb.setAttribute('aria-current', 'true') : thumb.removeAttribute('aria-current'));
    }), { root: gallery, threshold: .6 });
    shots.forEach(shot => seen.observe(shot));
  }

  const box = $('#q');
  if (box) doc.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target !== doc && event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    box.focus();
  });

  const door = $('#kartu'), list = $('#hasil'), filter = $('#saring'), sort = $('#urut');
  if (!door) return;
  const later = (work, wait) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(work, wait); }; };
  const isSheet = () => { try { return filter.matches(':popover-open'); } catch (_) { return false; } };

  let begun;
  const begin = () => begun = begun || Promise.all([own.load(door.dataset.cari), own.load(own.root + 'katalog.js')])
    .then(() => own.start())
    .catch(error => { begun = null; door.dispatchEvent(new CustomEvent('gagal')); throw error; });
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
  if (isFirst) {
    box.addEventListener('focus', () => begin().then(() => own.prepare()).catch(() => {}));
    filter.addEventListener('toggle', () => begin().catch(() => {}));
  }
  box.addEventListener('input', later(() => act('type'), 120));
  box.form.addEventListener('submit', event => { event.preventDefault(); act('change'); });
  filter.addEventListener('input', later(() => act('type'), 300));
  filter.addEventListener('change', () => { if (isFirst || !isSheet()) act('change'); });
  filter.addEventListener('submit', event => {
    event.preventDefault();
    if (isSheet()) filter.hidePopover();
    act('change');
  });
  sort.addEventListener('change', () => act('change'));
  doc.addEventListener('click', event => {
    const button = event.target.closest('[data-key], [data-reset]');
    if (button) {
      if (button.dataset.key) press(button.dataset);
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

  function press({ key, value }) {
    const option = filter.querySelector(`[name="${key}"][value="${value}"]`);
    if (option) option.checked = !option.checked;
    else filter.elements[key].value = filter.elements[key].value === value ? '' : value;
  }

  function clear() {
    box.value = '';
    for (const field of filter.elements) field.type === 'checkbox' ? field.checked = false : field.value = '';
  }
})();
