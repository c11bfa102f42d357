/*! MiniSearch (MIT); Indonesian stemmer of @orama/stemmers (Apache-2.0) */
// Search and filters of the list of products, loaded when a visitor first uses them. `etalase.js` opens the door; the
// data are the columns that `etalase/plan/search.py` writes. Nothing here touches the page before it is asked.
(() => {
  'use strict';
  const own = window.etalase;
  const FORMAT = 1, PAGE = 48, FIRST = 8;

  // Words ---------------------------------------------------------------------------------------------------------

  const STOP = new Set('yang dan di ke dari untuk dengan dalam pada ini itu atau juga the and of for with in'.split(' '));
  const TOKEN = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
  const LATIN = /^[a-z'\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+$/i;
  // Spellings that people mix. Only for words of Latin letters: digits are exact, other scripts stay as they are.
  const RULES = [
    [/[^a-z]+/g, ''], [/sy|sh/g, 's'], [/kh/g, 'k'], [/dh/g, 'd'], [/(.)\1+/g, '$1'],
    [/([bcdfgjkpst])e([rl])(?=[aiou])/g, '$1$2'],   // kerupuk = krupuk, terasi = trasi
    [/ay$/, 'ai'], [/(..)ai$/, '$1e'],              // siomay = siomai; petai = pete, cabai = cabe
    [/(...[aeiou])h$/, '$1'],                       // barokah = baroka
    [/(..)el$/, '$1al'], [/(..)or$/, '$1ur'],       // sambel = sambal; telor = telur
  ];
  const known = new Map();

  const tokens = text => text.match(TOKEN) || [];
  const fold = word => word.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const norm = word => RULES.reduce((text, [from, to]) => text.replace(from, to), word);

  // What a word is found by: its normal spelling, and the stem of that. The stem alone is never trusted, because the
  // stemmer takes kerupuk for ke-rupuk.
  function forms(word) {
    let found = known.get(word);
    if (!found) known.set(word, found = formsOf(word));
    return found;
  }

  function formsOf(word) {
    if (!LATIN.test(word)) return [word.normalize('NFKC').toLowerCase()];
    const plain = fold(word), spelt = norm(plain) || plain;
    const stem = plain.length > 4 ? norm(stemIndonesian(plain)) : spelt;
    return stem !== spelt && stem.length > 2 ? [spelt, stem] : [spelt];
  }

  const letters = word => LATIN.test(word);
  const distance = word => word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;

  // Columns -------------------------------------------------------------------------------------------------------

  const lines = (text, n) => { const found = text.split('\n'); found.length = n; return found; };
  const column = (text, n) => {
    const width = n ? text.length / n : 1, found = new Array(n);
    for (let i = 0; i < n; i++) found[i] = parseInt(text.substr(i * width, width), 36);
    return found;
  };
  const widthFor = size => { let width = 1; while (36 ** width < size) width++; return width; };
  const listsOf = (text, size, n) => {
    const width = widthFor(size), shared = {};
    const found = text.split(',').map(some => shared[some] = shared[some] ||
      Array.from({ length: some.length / width }, (_, i) => parseInt(some.substr(i * width, width), 36)));
    found.length = n;
    return found;
  };
  // The rule for ids, as in plan/search.py: `plain_slug`.
  const slug = name => name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
    .replace(/['`]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');

  function unpack(c) {
    const n = c.k, vendorNames = c.vn.split('\n'), nVendors = c.vk.length / widthFor(c.kec.length);
    vendorNames.length = nVendors;
    const ids = lines(c.vi, nVendors).map((id, v) => id || slug(vendorNames[v]));
    const district = column(c.vk, nVendors), village = column(c.vl, nVendors);
    const vendor = column(c.V, n), flags = column(c.F, n);
    const one = values => { const each = []; return values.map(value => each[value] = each[value] || [value]); };
    const yes = [0], no = [];
    const facet = (values, rows) => ({ values, rows, place: new Map(values.map((value, i) => [value, i])) });
    return {
      n, vendor, flags,
      names: lines(c.n, n),
      more: lines(c.x, n),
      vendors: vendorNames.map((name, v) => ({ name, id: ids[v], district: c.kec[district[v]][1], village: c.kel[village[v]] })),
      prices: c.P.map(price => price < 0 ? -1 : Math.round(price * 1000)),
      categories: c.cat,
      tags: listsOf(c.T, c.tag.length, n).map(some => some.map(i => c.tag[i]).join(' ')),
      retailers: c.ret,
      synonyms: c.syn,
      facets: {
        kategori: facet(c.cat.map(pair => pair[0]), one(column(c.C, n))),
        izin: facet(c.cert, listsOf(c.E, c.cert.length, n)),
        kecamatan: facet(c.kec.map(pair => pair[0]), one(vendor.map(v => district[v]))),
        ritel: facet(c.ret.map(pair => pair[0]), listsOf(c.R, c.ret.length, n)),
        pelaku: facet(ids, one(vendor)),
        baru: facet(['ya'], flags.map(flag => flag & 2 ? yes : no)),
        kirim: facet(['ya'], vendor.map(v => c.vs[v] === '1' ? yes : no)),
      },
    };
  }

  // Search --------------------------------------------------------------------------------------------------------

  const ENOUGH = 3;
  const ASKED = {
    tokenize: text => [text], processTerm: term => term,
    boost: { name: 5, more: 2, tags: 2, vendor: 2, category: 1.5, place: 1 }, weights: { fuzzy: .3, prefix: .5 },
  };

  // `index()` takes a moment with thousands of products, so it is made in pieces and only for a query of words.
  function searcher(data) {
    const mini = new MiniSearch({
      fields: ['name', 'more', 'vendor', 'category', 'place', 'tags'], tokenize: tokens, processTerm: forms,
    });
    const groups = synonymGroups(data.synonyms);
    let ready, codes = [];
    const index = () => ready = ready || mini.addAllAsync(data.names.map((name, id) => {
      const { name: vendor, district, village } = data.vendors[data.vendor[id]];
      const category = data.categories[data.facets.kategori.rows[id][0]][1];
      return { id, name, more: data.more[id], vendor, category, place: `${district} ${village}`, tags: data.tags[id] };
    }), { chunkSize: 250 });

    function hits(term, prefix, fuzzy, boost, into) {
      for (const { id, score } of mini.search(term, { ...ASKED, prefix, fuzzy, boostTerm: () => boost }))
        into.set(id, (into.get(id) || 0) + score);
    }

    // id → score for one word: its forms, in the stage for typos also what is near them, and with two letters swapped.
    function ofWord(word, last, typos, boost) {
      const found = new Map(), latin = letters(word), exact = /\d/.test(word);
      forms(word).forEach((form, n) => {
        hits(form, !exact && (last || !latin || form.length > 3), typos && latin && !n && distance(form), n ? boost * .8 : boost, found);
      });
      if (typos && latin && word.length >= 4) {
        const plain = fold(word);
        for (let i = 0; i + 1 < plain.length; i++) {
          if (plain[i] === plain[i + 1]) continue;
          hits(norm(plain.slice(0, i) + plain[i + 1] + plain[i] + plain.slice(i + 2)), last, false, boost * .5, found);
        }
      }
      return found;
    }

    // The words of a query as slots: each is a word or a known phrase, with what means the same.
    function slots(words) {
      const found = [];
      for (let i = 0; i < words.length;) {
        let length = Math.min(3, words.length - i), same;
        while (length > 1 && !(same = groups.get(key(words.slice(i, i + length))))) length--;
        same = same || groups.get(key(words.slice(i, i + 1))) || [];
        const mine = words.slice(i, i + length);
        found.push([mine, ...same.filter(other => key(other) !== key(mine))]);
        i += length;
      }
      return found;
    }

    function ofSlot(alternatives, last, typos) {
      const found = new Map();
      alternatives.forEach((words, n) => {
        const maps = words.map((word, i) => ofWord(word, last && !n && i === words.length - 1, typos, n ? .8 : 1));
        for (const [id, score] of every(maps)) found.set(id, (found.get(id) || 0) + score / words.length);
      });
      return found;
    }

    function every(maps) {
      const [least, ...others] = maps.slice().sort((a, b) => a.size - b.size), found = new Map();
      for (const [id, score] of least || [])
        if (others.every(map => map.has(id))) found.set(id, others.reduce((sum, map) => sum + map.get(id), score));
      return found;
    }

    function any(maps) {
      const found = new Map(), seen = new Map();
      for (const map of maps) for (const [id, score] of map) {
        found.set(id, (found.get(id) || 0) + score);
        seen.set(id, (seen.get(id) || 0) + 1);
      }
      for (const [id, score] of found) found.set(id, score * seen.get(id) / maps.length);
      return found;
    }

    const ranked = found => [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(pair => pair[0]);

    // Row numbers, best first; null for a query without words. The ladder: all words as they are; all words with typos;
    // any word with typos.
    function find(query) {
      const all = tokens(query), words = all.filter(word => !STOP.has(word.toLowerCase()));
      const parts = slots(words.length ? words : all);
      if (!parts.length) return null;
      const found = new Set(ofCode(query));
      const stage = typos => parts.map((part, n) => ofSlot(part, n === parts.length - 1 && !/\s$/.test(query), typos));
      ranked(every(stage(false))).forEach(id => found.add(id));
      if (found.size >= ENOUGH) return [...found];
      const near = stage(true);
      ranked(every(near)).forEach(id => found.add(id));
      return found.size ? [...found] : ranked(any(near));
    }

    // KODE and barcodes: whole, or from their beginning.
    function ofCode(query) {
      const plain = text => text.replace(/^0+(?=\d{8})/, '');
      const wanted = plain(query.toUpperCase().replace(/\s+/g, '')), whole = [], begun = [];
      if (wanted.length < 2 || !/^[A-Z0-9-]+$/.test(wanted)) return whole;
      const enough = /\d/.test(wanted) && wanted.length >= 4;
      codes.forEach((some, id) => {
        if (some.some(code => plain(code) === wanted)) whole.push(id);
        else if (enough && some.some(code => code.startsWith(wanted) || plain(code).startsWith(wanted))) begun.push(id);
      });
      return whole.concat(begun);
    }

    // Words of the catalogue that look like the query, for a query that finds nothing.
    function near(query) {
      const last = tokens(query).filter(letters).sort((a, b) => b.length - a.length)[0];
      const form = last ? forms(last)[0] : '', fuzzy = distance(form) + 1;
      if (form.length < 4) return [];
      return mini.search(form, { ...ASKED, prefix: false, fuzzy }).slice(0, 3).map(hit => hit.id);
    }

    return { index, find, near, knows: list => { codes = list; } };
  }

  const key = words => words.map(word => forms(word)[0]).join(' ');

  function synonymGroups(groups) {
    const found = new Map();
    for (const group of groups) {
      const same = group.map(tokens).filter(words => words.length);
      for (const words of same) found.set(key(words), (found.get(key(words)) || []).concat(same));
    }
    return found;
  }

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

  own.words = { tokens, forms, norm: word => forms(word)[0] };
  own.core = { unpack, searcher, choose, sorted, fromAddress, toAddress, slug };

  // The page ------------------------------------------------------------------------------------------------------

  const doc = document, $ = selector => doc.querySelector(selector);
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

  const part = (name, n) => {
    if (own[name]) return Promise.resolve(own[name]);
    return own.load(own.root + own.berkas[language][n]).then(() => checked(own[name]));
  };

  // A page kept from before may meet data of a newer form: it is fetched anew, once.
  function checked(value) {
    if (value.v === FORMAT) return value;
    if (!/[?&]segar=/.test(location.search)) location.search += (location.search ? '&' : '?') + 'segar=1';
    throw new Error('form');
  }

  own.start = () => begun = begun || part('katalog', 0).then(value => {
    data = unpack(value);
    engine = searcher(data);
    state = fromAddress('', data);
  }).catch(error => { begun = null; throw error; });
  own.prepare = () => engine.index();
  own.find = query => text(query).then(rows => (rows || []).map(row => data.names[row]));
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

  // Row numbers that match the words, or null without words; codes are fetched for a query that may be one.
  function text(query) {
    if (!query.trim()) return Promise.resolve(null);
    const maybe = /^\s*[a-z0-9-]{2,14}\s*$/i.test(query);
    const withCodes = () => part('kode', 2).then(kode => {
      engine.knows(kode.c.split('\n').map(line => line ? line.split(' ') : []));
    }).catch(() => {});
    return engine.index().then(() => /\d/.test(query) && withCodes()).then(() => {
      const found = engine.find(query);
      return found && !found.length && maybe && !own.kode ? withCodes().then(() => engine.find(query)) : found;
    });
  }

  const all = () => data.all = data.all || Array.from({ length: data.n }, (_, i) => i);

  function show() {
    const mine = ++turn;
    return text(state.q).then(found => {
      if (mine !== turn) return;
      const base = found || all();
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
    const offers = [];
    const free = { ...fromAddress('', data), q: state.q };
    if (found && found.length) offers.push([say.bebas.replace('{n}', found.length).replace('{q}', state.q), toAddress(free)]);
    else if (found) {
      const names = [...new Set(engine.near(state.q).map(row => data.names[row]))];
      for (const name of names) offers.push([name, toAddress({ ...free, q: name })]);
    }
    if (!offers.length) for (const [id, name] of data.categories.slice(0, 5))
      offers.push([name, toAddress({ ...free, q: '', kategori: [id] })]);
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
    return Promise.resolve(ready || part('kartu', 1).then(value => { extras = unpackCards(value); })).then(() => {
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
