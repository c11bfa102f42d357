// Keeps a set of files (the catalogue, an exhibition) for reading without a network, says how much beforehand, and can
// take it away again. The sets are listed by `etalase/plan/offline.py`; the worker reads what lies in these caches.
(() => {
  'use strict';
  const doc = document, own = window.etalase, base = own.root;
  const $ = (selector, where = doc) => where.querySelector(selector);
  const kata = $('#kata-luring');
  if (!kata) return;
  const words = JSON.parse(kata.textContent);
  const NAME = kind => `etalase-1 ${base} ${kind}`;
  const SAVED = NAME('simpan:'), LANES = 4;
  const can = 'caches' in window && 'serviceWorker' in navigator && isSecureContext;
  const tongue = doc.documentElement.lang;
  const spareData = () => navigator.connection && navigator.connection.saveData;

  const weight = bytes => bytes < 1e5 ? `${Math.ceil(bytes / 1000)} KB`
    : `${(bytes / 1e6).toLocaleString(tongue, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // A browser that shows JPEG here would not read AVIF from the cache either.
  const isAvif = () => { const seen = $('picture img'); return !seen || !/\.jpg$/.test(seen.currentSrc); };
  const filesOf = (list, books) => [
    ...list.berkas, ...list.halaman, ...(isAvif() ? list.gambar : list.jpg) || [], ...books && list.buku || [],
  ];
  const total = files => files.reduce((sum, [, , bytes]) => sum + bytes, 0);

  function keeper(panel, address) {
    const part = name => $(`[data-luring=${name}]`, panel);
    const text = part('kata'), bar = part('maju'), status = part('status'), books = part('buku');
    const name = SAVED + address.slice(base.length);
    let running = false, list;

    // `done` holds the hash of every file that is there; `whole` whether all of them are.
    const record = async () => {
      const kept = await caches.has(name) && await (await caches.open(name)).match(address);
      return kept ? kept.json() : { done: {}, whole: false };
    };
    const write = async kept => (await caches.open(name)).put(address, new Response(JSON.stringify(kept)));
    const latest = async () => {
      const answer = await fetch(address, { cache: 'no-cache' });
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    };
    const wantsBooks = () => !!(books && $('input', books).checked);

    function show(state, values = {}, aloud = false) {
      text.textContent = say(words[state], values);
      if (aloud) status.textContent = text.textContent;
      bar.hidden = state !== 'jalan';
      for (const action of panel.querySelectorAll('[data-aksi]')) action.hidden = !action.dataset.saat.split(' ').includes(state);
      if (books) books.hidden = !(list && list.buku && list.buku.length && ['awal', 'henti'].includes(state));
    }

    async function begin() {
      if (!can) return show('tidak');
      const kept = await record();
      if (kept.whole) show('simpan', { besar: weight(kept.size) });
      else if (Object.keys(kept.done).length) show('henti', { sudah: weight(kept.got), besar: weight(kept.size) });
      else show('ada');
      if (!navigator.onLine) return Object.keys(kept.done).length || show('nanti');
      // An exhibition that is over has no list any more, and a bad connection none now: what was kept stays.
      try { list = await latest(); } catch (_) { return Object.keys(kept.done).length || show('nanti'); }
      const files = filesOf(list, kept.books);
      if (books && list.buku && list.buku.length) $('span', books).textContent = say(words.buku, { besar: weight(total(list.buku)) });
      for (const [path, , bytes] of list.buku || []) {
        const size = $(`a[href$="${path.split('/').pop()}"] [data-besar]`);
        if (size) size.textContent = `, ${weight(bytes)}`;
      }
      if (kept.whole) {
        const changed = files.filter(([path, mark]) => kept.done[path] !== mark);
        if (changed.length && !spareData()) save(true);
        else if (changed.length) show('usang', { besar: weight(total(changed)) });
      } else if (!Object.keys(kept.done).length) show('awal', { besar: weight(total(files)) });
    }

    async function save(quiet = false) {
      if (running) return;
      running = true;
      const kept = await record();
      let size = 0, got = 0;
      const told = state => show(state, { sudah: weight(got), besar: weight(size) }, true);
      try {
        // A site that was published anew meanwhile is told by its list; then what changed is fetched too.
        for (let round = 0; round < 3; round++) {
          list = await latest();
          kept.books = wantsBooks() || !!kept.books;
          const files = filesOf(list, kept.books);
          const waiting = files.filter(([path, mark]) => kept.done[path] !== mark);
          size = total(files);
          got = size - total(waiting);
          Object.assign(kept, { title: list.judul, size, got });
          if (round && !waiting.length) break;
          if (!quiet) told('jalan');
          const room = navigator.storage && navigator.storage.estimate && await navigator.storage.estimate();
          const left = room && room.quota ? room.quota - room.usage : Infinity;
          if (left < (size - got) * 1.1) throw new DOMException('', 'QuotaExceededError');
          if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
          const cache = await caches.open(name), pages = await caches.open(NAME('halaman'));
          const one = async ([path, mark, bytes]) => {
            const target = base + path.replace(/(^|\/)index\.html$/, '$1'), isFixed = /^(aset|gambar)\//.test(path);
            const answer = await fetch(target, { cache: isFixed ? 'default' : 'no-cache' });
            if (answer.status === 404) return;
            if (!answer.ok) throw new Error(answer.status);
            const headers = { 'Content-Type': answer.headers.get('Content-Type') || '' };
            await cache.put(target, new Response(await answer.blob(), { headers }));
            await pages.delete(target);
            kept.done[path] = mark;
            kept.got = got += bytes;
            bar.max = size;
            bar.value = got;
            if (!quiet) text.textContent = say(words.jalan, { sudah: weight(got), besar: weight(size) });
            if (Object.keys(kept.done).length % 20 === 0) await write(kept);
          };
          // One that fails lets the others end what they began, and no more.
          const failed = [];
          const lane = async () => {
            while (running && waiting.length) await one(waiting.shift()).catch(error => { failed.push(error); waiting.length = 0; });
          };
          await Promise.all(Array.from({ length: LANES }, lane));
          if (failed.length) throw failed[0];
          if (!running) break;
        }
        kept.whole = running;
        if (running) await tidy(kept, filesOf(list, kept.books));
        await write(kept);
        told(running ? 'simpan' : 'henti');
      } catch (error) {
        const isFull = error.name === 'QuotaExceededError';
        // What is whole stays whole: an update that failed leaves every page with its own stylesheets.
        await write(kept).catch(() => {});
        if (!quiet) told(isFull ? 'penuh' : 'putus');
      }
      running = false;
    }

    async function tidy(kept, files) {
      const cache = await caches.open(name);
      const wanted = new Set([address, ...files.map(([path]) => base + path.replace(/(^|\/)index\.html$/, '$1'))]);
      for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
      kept.done = Object.fromEntries(files.filter(([path]) => kept.done[path]).map(([path]) => [path, kept.done[path]]));
    }

    const actions = {
      simpan: () => save(),
      jeda: () => { running = false; },
      hapus: async () => {
        await caches.delete(name);
        if (panel.dataset.lepas !== undefined) return panel.remove();
        show('ada', {}, true);
        begin();
      },
    };
    panel.addEventListener('click', event => {
      const button = event.target.closest('[data-aksi]');
      if (button) actions[button.dataset.aksi]();
    });
    return begin;
  }

  for (const panel of doc.querySelectorAll('[data-simpan]')) {
    const begin = keeper(panel, new URL(panel.dataset.simpan, location.href).href);
    // The list is fetched when its panel comes near, not on every visit.
    if (!('IntersectionObserver' in window)) { begin(); continue; }
    const watch = new IntersectionObserver(seen => {
      if (seen.some(each => each.isIntersecting)) { watch.disconnect(); begin(); }
    }, { rootMargin: '200px' });
    watch.observe(panel);
  }

  // On /luring/: sets that have no panel any more, pages that were opened, and the way back to the page that was missed.
  const others = $('#simpanan-lain');
  if (others && can) caches.keys().then(async names => {
    const shown = new Set([...doc.querySelectorAll('[data-simpan]')].map(each => new URL(each.dataset.simpan, location.href).href));
    for (const name of names.filter(name => name.startsWith(SAVED))) {
      const address = base + name.slice(SAVED.length);
      if (shown.has(address)) continue;
      const kept = await (await caches.open(name)).match(address);
      const panel = others.content.cloneNode(true).firstElementChild;
      $('h2', panel).textContent = kept ? (await kept.json()).title : address;
      others.before(panel);
      keeper(panel, address)();
    }
  });

  const opened = $('#dibuka');
  if (opened && can) opened.addEventListener('toggle', async () => {
    const rows = $('ul', opened);
    if (!opened.open || rows.children.length) return;
    const pages = await caches.open(NAME('halaman'));
    for (const copy of (await pages.keys()).reverse()) {
      const title = /<title>([^<]*)/.exec(await (await pages.match(copy)).text());
      if (!title || /\/luring\/$/.test(copy.url)) continue;
      const row = doc.createElement('li'), link = doc.createElement('a'), plain = doc.createElement('textarea');
      plain.innerHTML = title[1];
      link.href = copy.url;
      link.textContent = plain.value;
      row.append(link);
      rows.append(row);
    }
  });

  const missed = new URLSearchParams(location.search).get('dari'), back = $('#coba-lagi');
  if (back && missed !== null) {
    const target = new URL(missed, base);
    if (target.href.startsWith(base)) back.href = target.href;
  }
})();
