// Filters and state of the list of products, and its page, loaded when a visitor first uses them. `etalase.js` opens the
// door, `mesin.js` searches. Nothing here touches the page before it is asked.
(() => {
  'use strict';
  const own = self.etalase;
  const FORMAT = 1, PAGE = 48, FIRST = 8;
  const { lines, column, slug } = own.columns;

  // Filters -------------------------------------------------------------------------------------------------------

  // All facets together, any value within one; the counts of a facet ignore what is chosen in it.
  function choose(data, base, state) {
    const names = Object.keys(data.facets), facets = names.map(name => data.facets[name]);
    const wanted = facets.map((facet, a) => {
      const chosen = state[names[a]].map(value => facet.place.get(value)).filter(place => place !== undefined);
      return chosen.length ? new Set(chosen) : null;
    });
    const counts = facets.map(facet => new Uint32Array(facet.values.length)), hits = [];
    const ranged = state.min !== null || state.max !== null;
    const low = state.min === null ? 0 : state.min, high = state.max === null ? Infinity : state.max;
    for (let at = 0; at < base.length; at++) {
      const i = base[at];
      if (ranged && (data.prices[i] < low || data.prices[i] > high)) continue;
      let failed = -1, n = 0;
      for (let a = 0; a < facets.length && n < 2; a++)
        if (wanted[a] && !facets[a].rows[i].some(value => wanted[a].has(value))) { failed = a; n++; }
      if (n === 0) {
        hits.push(i);
        for (let a = 0; a < facets.length; a++) for (const value of facets[a].rows[i]) counts[a][value]++;
      } else if (n === 1) for (const value of facets[failed].rows[i]) counts[failed][value]++;
    }
    const count = (name, value) => {
      const a = names.indexOf(name), place = a < 0 ? undefined : facets[a].place.get(value);
      return place === undefined ? 0 : counts[a][place];
    };
    return { hits, count };
  }

  function sorted(data, hits, order) {
    const { prices } = data;
    if (order === 'relevan') return hits;
    const rows = hits.slice().sort((a, b) => a - b);
    if (order === 'murah' || order === 'mahal') {
      const sign = order === 'murah' ? 1 : -1;
      return rows.sort((a, b) => (prices[a] < 0) - (prices[b] < 0) || sign * (prices[a] - prices[b]) || a - b);
    }
    if (order === 'nama') {
      if (!data.byName) {
        const collator = new Intl.Collator('id'), all = data.names.map((_, i) => i);
        all.sort((a, b) => collator.compare(data.names[a], data.names[b]) || a - b);
        data.byName = new Uint32Array(data.n);
        all.forEach((row, rank) => { data.byName[row] = rank; });
      }
      return rows.sort((a, b) => data.byName[a] - data.byName[b]);
    }
    return rows;
  }

  // State and address ---------------------------------------------------------------------------------------------

  const FACETS = ['kategori', 'kecamatan', 'izin', 'ritel', 'pelaku', 'baru', 'kirim'];
  const ORDERS = ['relevan', 'baru', 'murah', 'mahal', 'nama'];
  const amount = text => /^\d+$/.test(text || '') ? +text : null;

  function fromAddress(search, data) {
    const given = new URLSearchParams(search), order = given.get('urut');
    const state = { q: (given.get('q') || '').trim(), min: amount(given.get('min')), max: amount(given.get('max')) };
    for (const name of FACETS) {
      const values = given.getAll(name).filter(value => data.facets[name].place.has(value));
      state[name] = values.filter((value, n) => values.indexOf(value) === n);
    }
    state.urut = ORDERS.includes(order) && !(order === 'relevan' && !state.q) ? order : '';
    state.hal = Math.max(1, amount(given.get('hal')) || 1);
    return state;
  }

  const order = state => state.urut || (state.q ? 'relevan' : 'baru');

  function toAddress(state) {
    const said = new URLSearchParams();
    if (state.q) said.append('q', state.q);
    for (const name of ['kategori', 'kecamatan', 'izin', 'ritel', 'pelaku'])
      for (const value of state[name]) said.append(name, value);
    if (state.min !== null) said.append('min', state.min);
    if (state.max !== null) said.append('max', state.max);
    for (const name of ['baru', 'kirim']) for (const value of state[name]) said.append(name, value);
    if (state.urut && state.urut !== (state.q ? 'relevan' : 'baru')) said.append('urut', state.urut);
    if (state.hal > 1) said.append('hal', state.hal);
    const text = `${said}`;
    return text && `?${text}`;
  }

  own.core = { choose, sorted, fromAddress, toAddress };

  // The page ------------------------------------------------------------------------------------------------------

  // A worker has the same file and no page.
  const doc = self.document;
  if (!doc) return;
  const $ = selector => doc.querySelector(selector);
  const door = $('#kartu'), list = $('#hasil');
  if (!door) return;
  const filter = $('#saring'), box = $('#q'), sort = $('#urut'), status = $('#jumlah');
  const empty = $('#kosong'), applied = $('#terpasang'), usul = $('#usul'), heading = $('#hasil-judul');
  const language = doc.documentElement.lang, say = JSON.parse($('#kata').textContent);
  const still = [...list.children], staticPages = $('.pages');
  const suffix = /index\.html$/.test(door.dataset.daftar) ? 'index.html' : '';
  const rupiah = n => 'Rp' + String(n).replace(/\B(?=(\d{3})+$)/g, '.');
  const element = (tag, name, text) => {
    const made = doc.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  let data, engine, state, turn = 0, extras, begun;
  const cards = [];

  const FILES = ['katalog', 'kartu', 'kode'];
  const part = name => {
    if (own[name]) return Promise.resolve(own[name]);
    return own.load(own.root + own.berkas[language][FILES.indexOf(name)]).then(() => checked(own[name]));
  };

  // A page kept from before may meet data of a newer form: it is fetched anew, once.
  function checked(value) {
    if (value.v === FORMAT) return value;
    if (!/[?&]segar=/.test(location.search)) location.search += (location.search ? '&' : '?') + 'segar=1';
    throw new Error('form');
  }

  own.start = () => begun = begun || part('katalog').then(value => {
    data = own.unpack(value);
    engine = own.search(data, { load: part });
    state = fromAddress('', data);
  }).catch(error => { begun = null; throw error; });
  own.prepare = () => engine.prepare();
  own.find = query => engine.find(query).then(({ rows }) => (rows || []).map(row => data.names[row]));
  own.rows = () => data;
  own.restore = () => {
    state = fromAddress(location.search, data);
    fill();
    return show();
  };
  own.update = how => {
    const before = state, search = toAddress(state);
    state = fromForm();
    if (how !== 'order' && before.q !== state.q && state.urut === 'relevan' && !state.q) state.urut = '';
    const after = toAddress(state);
    if (after !== search) remember(how === 'type' ? 'replaceState' : 'pushState', after);
    return show();
  };
  own.follow = link => {
    remember('pushState', link.search);
    const top = link.closest('.pages');
    return own.restore().then(() => {
      if (top) { heading.focus({ preventScroll: true }); heading.scrollIntoView(); }
    });
  };

  function remember(how, search) {
    // Some browsers refuse to change the address of a file; the list works all the same.
    try { history[how](null, '', location.pathname + search); } catch (_) { /* stays */ }
  }

  function fromForm() {
    const next = fromAddress('', data), given = new FormData(filter);
    next.q = box.value.trim();
    next.min = amount(given.get('min'));
    next.max = amount(given.get('max'));
    for (const name of FACETS) next[name] = given.getAll(name).filter(value => data.facets[name].place.has(value));
    next.urut = sort.dataset.chosen || '';
    return next;
  }

  sort.addEventListener('change', () => { sort.dataset.chosen = sort.value; }, true);

  function fill() {
    box.value = state.q;
    vendors();
    for (const field of filter.elements) {
      if (field.type === 'checkbox') field.checked = state[field.name].includes(field.value);
      else if (field.type === 'number') field.value = state[field.name] === null ? '' : state[field.name];
    }
    sort.dataset.chosen = state.urut;
  }

  // Vendors are too many for a list of boxes: those named in the address get one each.
  function vendors() {
    const group = $('#saring-pelaku');
    const there = new Set([...group.querySelectorAll('input')].map(input => input.value));
    for (const id of state.pelaku) {
      if (there.has(id)) continue;
      const row = element('label', 'opt'), tick = element('input');
      tick.type = 'checkbox'; tick.name = 'pelaku'; tick.value = id;
      const name = element('span', '', data.vendors.find(vendor => vendor.id === id).name);
      name.dir = 'auto';
      row.append(tick, name, element('small'));
      group.append(row);
    }
    group.hidden = !group.querySelector('input');
  }

  const all = () => data.all = data.all || Array.from({ length: data.n }, (_, i) => i);

  function show() {
    const mine = ++turn;
    return (state.q ? engine.find(state.q) : Promise.resolve({ rows: null })).then(answer => {
      if (mine !== turn || !answer) return;
      const found = answer.rows, base = found || all();
      const { hits, count } = choose(data, base, state);
      const rows = sorted(data, hits, order(state));
      const last = Math.max(1, Math.ceil(rows.length / PAGE));
      state.hal = Math.min(state.hal, last);
      tools(rows.length, count);
      chips();
      nothing(rows.length, found);
      return place(rows.slice((state.hal - 1) * PAGE, state.hal * PAGE), last, mine);
    });
  }

  function tools(n, count) {
    doc.querySelectorAll('[data-n]').forEach(each => { each.textContent = n; });
    doc.querySelectorAll('[data-kata-produk]').forEach(each => { each.textContent = n === 1 ? say.satu : say.banyak; });
    let active = (state.min !== null) + (state.max !== null);
    for (const field of filter.elements) {
      if (field.type !== 'checkbox') continue;
      const number = count(field.name, field.value), small = field.parentNode.querySelector('small');
      if (small) small.textContent = number;
      field.disabled = !number && !field.checked;
      active += field.checked;
    }
    $('#aktif').textContent = active || '';
    doc.querySelectorAll('.chip[data-key]').forEach(chip => {
      const { key: name, value } = chip.dataset;
      const on = name === 'max' || name === 'min' ? String(state[name]) === value : state[name].includes(value);
      chip.setAttribute('aria-pressed', on);
    });
    const best = sort.querySelector('[value=relevan]');
    best.hidden = best.disabled = !state.q;
    sort.value = order(state);
  }

  const without = change => toAddress({ ...state, ...change, hal: 1 }) || '?';

  function link(name, address, label) {
    const made = element('a', name, label);
    made.href = location.pathname + address;
    made.dataset.keadaan = '';
    return made;
  }

  function chips() {
    const found = [];
    for (const name of FACETS) for (const value of state[name]) {
      const field = filter.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
      const label = field && field.parentNode.querySelector('span').textContent || value;
      found.push([label, { [name]: state[name].filter(other => other !== value) }]);
    }
    if (state.min !== null) found.push([`≥ ${rupiah(state.min)}`, { min: null }]);
    if (state.max !== null) found.push([`≤ ${rupiah(state.max)}`, { max: null }]);
    applied.replaceChildren(...found.map(([label, change]) => {
      const chip = link('chip', without(change), `${label} ✕`), item = element('li');
      chip.setAttribute('aria-label', say.hapus.replace('{name}', label));
      item.append(chip);
      return item;
    }));
    applied.hidden = !found.length;
  }

  function nothing(n, found) {
    empty.hidden = n > 0;
    if (n) return;
    const free = { ...fromAddress('', data), q: state.q }, mine = turn;
    const kinds = data.categories.slice(0, 5).map(([id, name]) => [name, toAddress({ ...free, q: '', kategori: [id] })]);
    if (found && found.length) offer([[say.bebas.replace('{n}', found.length).replace('{q}', state.q), toAddress(free)]]);
    else if (!found) offer(kinds);
    else {
      engine.near(state.q).then(near => mine === turn && offer(near.map(({ kind, text, value }) =>
        [text, toAddress(kind === 'kategori' ? { ...free, q: '', kategori: [value] } : { ...free, q: value })])));
    }
  }

  function offer(offers) {
    usul.replaceChildren(...offers.map(([label, address]) => {
      const item = element('li');
      item.append(link('chip', address, label));
      return item;
    }));
  }

  // The first screen at once, the rest after it has been painted: a slow phone answers a tap four times sooner.
  function place(rows, last, mine) {
    const ready = rows.every(row => cards[row] || kept(row)) || extras;
    list.setAttribute('aria-busy', 'true');
    return Promise.resolve(ready || part('kartu').then(value => { extras = unpackCards(value); })).then(() => {
      if (mine !== turn) return;
      const made = some => some.map(row => cards[row] || kept(row) || (cards[row] = card(row)));
      list.replaceChildren(...made(rows.slice(0, FIRST)));
      const rest = () => {
        if (mine !== turn) return;
        list.append(...made(rows.slice(FIRST)));
        pages(last);
        list.removeAttribute('aria-busy');
      };
      if (rows.length > FIRST) requestAnimationFrame(() => setTimeout(rest));
      else rest();
    });
  }

  // The card that the page came with, if it is this row's: the list and the rows have one order.
  function kept(row) {
    const item = still[row];
    if (!item || item.querySelector('h3').textContent !== data.names[row]) return undefined;
    return cards[row] = item;
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
    const to = number => toAddress({ ...state, hal: number }) || '?';
    const near = [...new Set([1, 2, state.hal - 1, state.hal, state.hal + 1, last - 1, last])];
    const numbers = near.filter(n => n >= 1 && n <= last).sort((a, b) => a - b), items = [];
    const add = (...content) => { const item = element('li'); item.append(...content); items.push(item); };
    if (state.hal > 1) add(link('btn', to(state.hal - 1), say.sebelum));
    numbers.forEach((number, n) => {
      if (n && number !== numbers[n - 1] + 1) {
        const gap = element('span', '', '…');
        gap.setAttribute('aria-hidden', 'true');
        add(gap);
      }
      const each = link('chip', to(number), '');
      each.append(element('span', 'sr', `${say.halaman} `), String(number));
      if (number === state.hal) each.setAttribute('aria-current', 'page');
      add(each);
    });
    if (state.hal < last) add(link('btn', to(state.hal + 1), say.lanjut));
    const rows = element('ul');
    rows.append(...items);
    nav.replaceChildren(rows);
  }

  // Cards ---------------------------------------------------------------------------------------------------------

  function unpackCards(c) {
    const n = data.n, shape = column(c.G, n), at = new Int32Array(n), stems = c.g.match(/.{16}/g) || [];
    let seen = 0;
    shape.forEach((each, i) => { at[i] = each ? seen++ : -1; });
    const unit = column(c.U, n);
    return {
      ids: lines(c.i, n).map((id, i) => id || slug(data.names[i])),
      said: c.L, art: c.art, shapes: c.sha, shape, at, stems,
      colour: column(c.B, stems.length),
      content: i => c.uni[unit[i]],
    };
  }

  function card(row) {
    const vendor = data.vendors[data.vendor[row]], flags = data.flags[row], id = extras.ids[row];
    const item = door.content.firstElementChild.cloneNode(true), find = name => item.querySelector(name);
    const title = find('h3 a'), by = find('.by'), price = find('.price'), tags = find('.tags'), flag = find('.flag');
    title.textContent = data.names[row];
    title.href = `${own.root}${language === 'en' ? 'en/' : ''}produk/${vendor.id}/${id}/${suffix}`;
    if (extras.said[row] === '0') title.lang = 'id';
    const name = element('span', '', vendor.name);
    name.dir = 'auto';
    by.append(name);
    if (vendor.district) by.append(' ', element('span', '', vendor.district));
    picture(find, row, id);
    const kind = flags & 1 ? 'habis' : flags & 2 ? 'baru' : '';
    if (kind) { flag.classList.add(`flag-${kind}`); flag.textContent = say.tanda[kind]; } else flag.remove();
    const held = data.facets.izin.rows[row].map(place => data.facets.izin.values[place]);
    const badges = held.filter(badge => say.izin[badge]);
    for (const badge of badges) tags.append(element('span', `tag tag-${badge}`, say.izin[badge]));
    if (!badges.length) tags.remove();
    if (data.prices[row] < 0) price.append(element('span', 'ask', say.tanya));
    else {
      if (flags & 4) price.append(element('small', '', say.mulai), ' ');
      price.append(rupiah(data.prices[row]));
      if (extras.content(row)) price.append(' ', element('small', '', `/ ${extras.content(row)}`));
    }
    return item;
  }

  function picture(find, row, id) {
    const art = find('.art');
    if (!extras.shape[row]) {
      const variety = [...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 4;
      art.className = `art ${extras.art[data.facets.kategori.rows[row][0]].replace(/\d+$/, variety)}`;
      art.firstElementChild.dataset.m = monogram(data.names[row]);
      find('picture').remove();
      return;
    }
    art.remove();
    const [widths, width, height] = extras.shapes[extras.shape[row] - 1], at = extras.at[row];
    const stem = `${own.root}gambar/${extras.stems[at]}`, image = find('img');
    find('source').srcset = widths.map(each => `${stem}-${each}.avif ${each}w`).join(', ');
    image.className = `bg${String(extras.colour[at]).padStart(2, '0')}`;
    image.width = width;
    image.height = height;
    image.src = `${stem}-${width}.jpg`;
  }

  function monogram(name) {
    const heads = name.split(/\s+/).filter(Boolean).map(word => [...word][0]).filter(sign => /[\p{L}\p{N}]/u.test(sign));
    if (heads.length) return heads.slice(0, 2).join('').toUpperCase();
    return [...name].find(sign => !/\s|\p{Mn}/u.test(sign)) || '·';
  }
})();
