// The list of products once a visitor uses it: hears what is chosen, shows what is found. `daftar.js` opens the door,
// `mesin.js` searches, `pilih.js` counts and sorts, `kartu.js` draws. Nothing here touches the page before it is asked.
(() => {
  'use strict';
  const own = self.etalase;
  const PAGE = 48, FIRST = 8, OFFERED = 8;
  const doc = self.document, $ = selector => doc.querySelector(selector);
  const door = doc && $('#kartu'), list = doc && $('#hasil');
  if (!door) return;
  const { FACETS, amount, choose, distances, inUse, sorted, toAddress, usual } = own.choice;
  const { element, mark, rupiah } = own.cards;
  const filter = $('#saring'), box = $('#q'), sort = $('#urut'), tools = sort.closest('.tools');
  const empty = $('#kosong'), applied = $('#terpasang'), offers = $('#usul'), heading = $('#hasil-judul'), ask = $('#tanya');
  const language = doc.documentElement.lang, say = JSON.parse($('#kata').textContent);
  const still = [...list.children], staticPages = $('.pages');
  const suffix = /index\.html$/.test(door.dataset.daftar) ? 'index.html' : '';
  const page = path => `${own.root}${language === 'en' ? 'en/' : ''}${path.slice(1)}${suffix}`;

  let data, engine, extras, draw, state, turn = 0, begun, answered = {}, here = null;
  const cards = [];

  // Said to who hears the page, beside the number of products, which speaks for itself.
  const news = element('p', 'sr');
  news.setAttribute('role', 'status');
  tools.after(news);
  const announce = text => { news.textContent = text; };

  // A page kept from before may meet data of a newer form: it is fetched anew, once.
  own.outdated = () => {
    if (!/[?&]segar=/.test(location.search)) location.search += (location.search ? '&' : '?') + 'segar=1';
  };

  // The styles of what only this script shows.
  const dressed = () => new Promise(done => {
    const sheet = element('link');
    sheet.rel = 'stylesheet';
    sheet.onload = sheet.onerror = done;
    sheet.href = door.dataset.gaya;
    doc.head.append(sheet);
  });

  const read = search => own.choice.fromAddress(search, data, say.titik);

  // In steps, so that a slow phone goes on hearing its visitor.
  const pause = () => new Promise(done => setTimeout(done));
  async function open() {
    const load = own.loader(language), [packed] = await Promise.all([load('katalog'), door.dataset.gaya && dressed()]);
    await pause();
    data = own.unpack(packed);
    await pause();
    engine = own.search(data, { load });
    extras = own.extras(data, load);
    draw = own.cards.maker({ data, extras, template: door, say, page });
    state = read('');
    counted = choose(data, null, state).count;
    await pause();
  }

  own.start = () => begun = begun || open().catch(error => { begun = null; throw error; });
  own.prepare = () => engine.prepare();
  own.suggest = typed => own.start().then(() => engine.suggest(typed));
  own.find = query => engine.find(query).then(({ rows }) => (rows || []).map(row => data.names[row]));
  own.rows = () => data;
  own.restore = () => {
    state = read(location.search);
    fill();
    return show();
  };
  own.update = how => {
    const before = toAddress(state);
    state = fromForm();
    if (state.urut === 'relevan' && !state.q) state.urut = '';
    const after = toAddress(state);
    if (after !== before) remember(how === 'type' ? 'replaceState' : 'pushState', after);
    return show(true);
  };
  own.follow = link => {
    const chip = [...applied.querySelectorAll('a')].indexOf(link), paging = link.closest('.pages');
    remember('pushState', link.search);
    return own.restore().then(() => {
      const left = applied.querySelectorAll('a');
      if (chip >= 0 && left.length) left[Math.min(chip, left.length - 1)].focus();
      else heading.focus({ preventScroll: true });
      if (paging) upward();
    });
  };

  function remember(how, search) {
    // Some browsers refuse to change the address of a file; the list works all the same.
    try { history[how](null, '', location.pathname + search); } catch (_) { /* stays */ }
  }

  function fromForm() {
    const next = read(''), given = new FormData(filter);
    next.q = box.value.trim();
    next.min = amount(given.get('min'));
    next.max = amount(given.get('max'));
    for (const name of FACETS) next[name] = given.getAll(name).filter(value => data.facets[name].place.has(value));
    next.urut = sort.dataset.chosen || '';
    next.dekat = next.urut === 'dekat' ? state.dekat : '';
    return next;
  }

  function fill() {
    box.value = state.q;
    for (const id of state.pelaku) vendorBox(id);
    for (const field of filter.elements) {
      if (field.type === 'checkbox') field.checked = state[field.name].includes(field.value);
      else if (field.type === 'number') field.value = state[field.name] === null ? '' : state[field.name];
    }
    sort.dataset.chosen = state.urut;
  }

  // What was found for the words is kept while filters change around them. A new choice is read from its top (`fresh`);
  // a page that comes back stays where it was scrolled to.
  function show(fresh) {
    const mine = ++turn, { q } = state;
    list.setAttribute('aria-busy', 'true');
    const told = (answer, whole) => {
      if (mine !== turn || !answer) return undefined;
      if (whole) answered = { q, answer };
      return render(answer, mine, whole, fresh);
    };
    if (!q) return told({ rows: null, words: [] }, true);
    if (answered.q === q) return told(answered.answer, true);
    return engine.find(q, partial => told(partial, false)).then(answer => told(answer, true));
  }

  function render(answer, mine, whole, fresh) {
    const { hits, count } = choose(data, answer.rows, state), order = orderNow();
    const rows = sorted(data, hits, order, order === 'dekat' && origins());
    const last = Math.max(1, Math.ceil(rows.length / PAGE)), held = doc.activeElement;
    state.hal = Math.min(state.hal, last);
    numbers(rows.length, count);
    chips();
    nearest();
    nothing(rows.length, answer, whole);
    if (fresh && list.getBoundingClientRect().top < 0) upward();
    return place(rows.slice((state.hal - 1) * PAGE, state.hal * PAGE), last, answer.words, mine, whole, !fresh && scrollY > 0 ? PAGE : FIRST).then(() => {
      if (held !== doc.body && !(held.isConnected && held.offsetParent) && doc.activeElement === doc.body)
        heading.focus({ preventScroll: true });
    });
  }

  const upward = () => tools.parentNode.scrollIntoView({ behavior: 'instant', block: 'start' });

  // Numbers -------------------------------------------------------------------------------------------------------

  const put = (node, text) => { if (node.textContent !== text) node.textContent = text; };

  function numbers(n, count) {
    doc.querySelectorAll('[data-n]').forEach(each => put(each, String(n)));
    doc.querySelectorAll('[data-kata-produk]').forEach(each => put(each, n === 1 ? say.satu : say.banyak));
    let active = (state.min !== null) + (state.max !== null);
    for (const field of filter.elements) {
      if (field.type !== 'checkbox') continue;
      const number = count(field.name, field.value);
      put(field.parentNode.querySelector('small'), String(number));
      field.disabled = !number && !field.checked;
      active += field.checked;
    }
    counted = count;
    put($('#aktif'), active ? String(active) : '');
    doc.querySelectorAll('.chip[data-key]').forEach(chip => {
      const { key: name, value } = chip.dataset;
      const on = name === 'max' || name === 'min' ? String(state[name]) === value : state[name].includes(value);
      chip.setAttribute('aria-pressed', on);
    });
    const best = sort.querySelector('[value=relevan]');
    best.hidden = best.disabled = !state.q;
    sort.value = state.urut || usual(state);
  }

  // Vendors are too many for a list of boxes: the busiest have theirs on the page, others come when they are looked for.
  const lookup = $('#cari-pelaku'), makers = lookup && lookup.closest('fieldset'), shownFirst = makers ? [...makers.querySelectorAll('.opt')] : [];
  let counted = () => 0;

  function vendorBox(id) {
    const there = filter.querySelector(`[name=pelaku][value="${CSS.escape(id)}"]`);
    if (there) return there.parentNode;
    const row = element('label', 'opt'), tick = element('input');
    tick.type = 'checkbox'; tick.name = 'pelaku'; tick.value = id;
    const name = element('span', '', data.vendors[data.facets.pelaku.place.get(id)].name), number = counted('pelaku', id);
    name.dir = 'auto';
    row.append(tick, name, element('small', '', String(number)));
    tick.disabled = !number;
    ($('#saring-pelaku') || filter).append(row);
    return row;
  }

  if (lookup) lookup.addEventListener('input', () => own.start().then(() => {
    const plain = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
    const wanted = plain(lookup.value.trim()), begins = name => plain(` ${name}`).includes(` ${wanted}`);
    const found = wanted ? data.vendors.filter(({ name }) => begins(name)).slice(0, OFFERED) : [];
    const rows = new Set(wanted ? found.map(({ id }) => vendorBox(id)) : shownFirst);
    for (const row of makers.querySelectorAll('.opt')) {
      const kept = rows.has(row) || row.firstElementChild.checked;
      if (kept || shownFirst.includes(row)) row.hidden = !kept;
      else row.remove();
    }
    if (wanted) announce(say.npelaku.replace('{n}', found.length));
  }));

  // What is chosen ------------------------------------------------------------------------------------------------

  function link(name, address, label) {
    const made = element('a', name, label);
    made.href = location.pathname + (address || '?');
    made.dataset.keadaan = '';
    return made;
  }

  const inList = node => { const item = element('li'); item.append(node); return item; };

  function called(name, value) {
    if (name === 'min') return `≥ ${rupiah(value)}`;
    if (name === 'max') return `≤ ${rupiah(value)}`;
    const field = filter.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
    return field && field.parentNode.querySelector('span').textContent || value;
  }

  function chips() {
    const used = inUse(state), items = used.map(([name, value, without]) => {
      const label = called(name, value), chip = link('chip', toAddress(without), `${label} ✕`);
      chip.setAttribute('aria-label', say.hapus.replace('{name}', label));
      return inList(chip);
    });
    if (used.length > 1) items.push(inList(link('chip', toAddress({ ...read(''), q: state.q }), say.semua)));
    applied.replaceChildren(...items);
    applied.hidden = !used.length;
  }

  // Nothing found: one filter less, and how many that would be; words that look alike; categories; the office.
  function nothing(n, answer, whole) {
    empty.hidden = n > 0 || !whole;
    if (empty.hidden) return;
    const mine = turn, used = inUse(state), { q } = state;
    const group = (title, links) => {
      const name = element('p', 'small', title), some = element('ul', 'chips');
      some.append(...links.map(inList));
      return [name, some];
    };
    const content = [];
    if (used.length && !(answer.rows && !answer.rows.length)) {
      const less = used.map(([name, value, without]) => [called(name, value), without, choose(data, answer.rows, without).hits.length]);
      const links = less.filter(each => each[2]).map(([name, without, found]) =>
        link('chip', toAddress(without), say.tanpa.replace('{name}', name).replace('{n}', found)));
      if (q && (used.length > 1 || !links.length))
        links.push(link('chip', toAddress({ ...read(''), q }), say.bebas.replace('{n}', answer.rows.length).replace('{q}', q)));
      if (links.length) content.push(...group(say.lepas, links));
    }
    const groups = data.categories.slice(0, 6).map(([id, name]) => {
      const made = element('a', 'chip', name);
      made.href = page(`/kategori/${id}/`);
      return made;
    });
    offers.replaceChildren(...content, ...group(say.atau, groups));
    if (ask) {
      ask.dataset.awal = ask.dataset.awal || ask.href;
      ask.href = ask.dataset.awal + encodeURIComponent(q);
    }
    if (q && answer.rows && !answer.rows.length) engine.near(q).then(found => {
      const words = found.filter(each => each.kind !== 'kategori').map(each => {
        if (!each.path) return link('chip', toAddress({ ...read(''), q: each.value }), each.text);
        const made = element('a', 'chip', each.text);
        made.href = page(each.path);
        return made;
      });
      if (mine === turn && words.length) offers.prepend(...group(say.mirip, words));
    }).catch(() => {});
  }

  // The nearest first ---------------------------------------------------------------------------------------------

  const origins = () => here ? distances(here, say.titik) : distances(say.titik[state.dekat], say.titik);
  const orderNow = () => state.urut === 'dekat' && !here && !state.dekat ? usual(state) : state.urut || usual(state);
  let panel, asked;

  // Explains before it asks for the place, and offers a kecamatan instead. The place stays in this page's memory.
  function nearest() {
    if (state.urut !== 'dekat') { if (panel) panel.hidden = true; return; }
    if (state.dekat) here = null;
    if (!panel) panel = nearPanel();
    if (panel.hidden) { panel.hidden = false; announce(say.dekat.judul); }
    const ways = here || state.dekat ? origins() : {}, [first] = Object.keys(ways).sort((a, b) => ways[a] - ways[b]);
    const near = state.dekat || first;
    panel.querySelector('select').value = state.dekat;
    if (near) put(asked, say.dekat.dari.replace('{name}', called('kecamatan', near)));
  }

  function nearPanel() {
    const made = element('div', 'panel dekat'), words = say.dekat, row = element('div', 'btns');
    const use = element('button', 'btn btn-s', words.pakai), label = element('label', 'small', `${words.pilih} `), pick = element('select');
    use.type = 'button';
    asked = element('p', 'small');
    asked.setAttribute('role', 'status');
    pick.append(new Option('–', ''));
    for (const [id, name] of data.facets.kecamatan.values.map(id => [id, called('kecamatan', id)]).sort((a, b) => a[1] < b[1] ? -1 : 1))
      if (id in say.titik) pick.append(new Option(name, id));
    label.append(pick);
    row.append(use, label);
    made.append(element('h2', '', words.judul), element('p', 'small', words.arti), row, asked);
    tools.after(made);
    const taken = point => {
      here = point;
      const before = toAddress(state);
      state = { ...state, dekat: pick.value, hal: 1 };
      const after = toAddress(state);
      if (after !== before) remember('pushState', after);
      show(true);
    };
    pick.addEventListener('change', () => taken(null));
    use.addEventListener('click', () => {
      if (!isSecureContext || !navigator.geolocation) return put(asked, words.aman);
      put(asked, words.tunggu);
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        pick.value = '';
        taken([coords.latitude, coords.longitude]);
      }, error => put(asked, error.code === 1 ? words.tolak : words.gagal), { timeout: 15000, maximumAge: 600000 });
      return undefined;
    });
    return made;
  }

  // Cards and pages -----------------------------------------------------------------------------------------------

  // The first screens at once, the rest in pieces after they have been painted: a slow phone answers a tap sooner.
  function place(rows, last, words, mine, whole, first) {
    const when = (some, work) => {
      const ready = some.every(row => cards[row] || kept(row) || extras.has(row));
      return ready ? Promise.resolve(work()) : extras.need(some).then(work);
    };
    const made = some => some.map(row => marked(cards[row] || kept(row) || (cards[row] = draw(row)), words));
    const more = from => {
      if (mine !== turn) return;
      if (from < rows.length) {
        const some = rows.slice(from, from + FIRST);
        return when(rows.slice(from), () => {
          if (mine !== turn) return;
          list.append(...made(some));
          setTimeout(more, 0, from + FIRST);
        }).catch(() => list.removeAttribute('aria-busy'));
      }
      pages(last);
      if (whole) list.removeAttribute('aria-busy');
    };
    const begin = () => {
      if (mine !== turn) return;
      list.replaceChildren(...made(rows.slice(0, first)));
      if (rows.length > first) requestAnimationFrame(() => setTimeout(more, 0, first));
      else more(rows.length);
    };
    return when(rows.slice(0, first), begin);
  }

  // The card that the page came with, if it is this row's: the list and the rows have one order.
  function kept(row) {
    const item = still[row];
    if (!item || item.querySelector('h3').textContent !== data.names[row]) return undefined;
    return cards[row] = item;
  }

  function marked(item, words) {
    const key = words.join(' ');
    if ((item.marks || '') === key) return item;
    item.marks = key;
    for (const node of item.querySelectorAll('h3 a, .by span')) mark(node, words.length ? own.marks(node.textContent, words) : []);
    return item;
  }

  function pages(last) {
    const plain = !toAddress({ ...state, hal: 1 }) && state.hal === 1;
    if (staticPages) staticPages.hidden = !plain;
    let nav = $('#halaman-saring');
    if (plain || last < 2) { if (nav) nav.remove(); return; }
    if (!nav) {
      nav = element('nav', 'pages');
      nav.id = 'halaman-saring';
      nav.setAttribute('aria-label', say.halaman);
      empty.after(nav);
    }
    const to = number => toAddress({ ...state, hal: number });
    const near = [...new Set([1, 2, state.hal - 1, state.hal, state.hal + 1, last - 1, last])];
    const numbers = near.filter(n => n >= 1 && n <= last).sort((a, b) => a - b), items = [];
    if (state.hal > 1) items.push(inList(link('btn', to(state.hal - 1), say.sebelum)));
    numbers.forEach((number, n) => {
      if (n && number !== numbers[n - 1] + 1) {
        const gap = element('span', '', '…');
        gap.setAttribute('aria-hidden', 'true');
        items.push(inList(gap));
      }
      const each = link('chip', to(number), '');
      each.append(element('span', 'sr', `${say.halaman} `), String(number));
      if (number === state.hal) each.setAttribute('aria-current', 'page');
      items.push(inList(each));
    });
    if (state.hal < last) items.push(inList(link('btn', to(state.hal + 1), say.lanjut)));
    const rows = element('ul');
    rows.append(...items);
    nav.replaceChildren(rows);
  }

  // For the suggestions: the typed beginning is marked in what they offer.
  own.suggestions = {
    element, say, announce, page,
    marked: (node, typed) => {
      const text = node.textContent, at = ` ${text}`.toLowerCase().indexOf(` ${typed[0].toLowerCase()}`);
      mark(node, at < 0 ? [] : [[at, at + typed[0].length]]);
    },
  };
})();
