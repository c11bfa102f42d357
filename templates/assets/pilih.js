// What a visitor has chosen: filters with their counts, orders, and the address that says both. It knows no page.
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};
  const MANY = ['kategori', 'kecamatan', 'izin', 'ritel', 'pelaku'], FACETS = [...MANY, 'baru', 'kirim'];
  const ORDERS = ['relevan', 'baru', 'murah', 'mahal', 'nama', 'dekat'];
  const amount = text => /^\d{1,12}$/.test(text || '') ? +text : null;

  // All facets together, any value within one; the counts of a facet ignore what is chosen in it. `base` are the rows to
  // choose from, null for all. → { hits: rows in the order of base, count: (facet, value) → number }
  function choose(data, base, state) {
    const names = Object.keys(data.facets), facets = names.map(name => data.facets[name]), size = facets.length;
    const wanted = facets.map((facet, a) => {
      const chosen = state[names[a]].map(value => facet.place.get(value)).filter(place => place !== undefined);
      return chosen.length ? chosen : null;
    });
    const asked = wanted.flatMap((chosen, a) => chosen ? [a] : []), { prices } = data;
    const counts = facets.map(facet => new Uint32Array(facet.values.length)), hits = [];
    const ranged = state.min !== null || state.max !== null, n = base ? base.length : data.n;
    const low = state.min === null ? 0 : state.min, high = state.max === null ? Infinity : state.max;
    for (let at = 0; at < n; at++) {
      const i = base ? base[at] : at;
      if (ranged && (prices[i] < low || prices[i] > high)) continue;
      let failed = -1, misses = 0;
      for (let k = 0; k < asked.length && misses < 2; k++) {
        const a = asked[k], mine = facets[a].rows[i], some = wanted[a];
        let has = false;
        for (let m = 0; m < mine.length && !has; m++) has = some.includes(mine[m]);
        if (!has) { failed = a; misses++; }
      }
      if (misses > 1) continue;
      if (!misses) hits.push(i);
      for (let a = misses ? failed : 0; a < (misses ? failed + 1 : size); a++) {
        const mine = facets[a].rows[i], tally = counts[a];
        for (let m = 0; m < mine.length; m++) tally[mine[m]]++;
      }
    }
    const count = (name, value) => {
      const a = names.indexOf(name), place = a < 0 ? undefined : facets[a].place.get(value);
      return place === undefined ? 0 : counts[a][place];
    };
    return { hits, count };
  }

  // Hits in an order; ties stand as in the list. `far` tells how far the kecamatan are: slug → number.
  function sorted(data, hits, order, far) {
    if (order === 'relevan') return hits;
    const there = new Uint8Array(data.n), found = [];
    for (const row of hits) there[row] = 1;
    const whole = order === 'dekat' ? byNumber(data, farness(data, far)) : ranking(data, order);
    for (let at = 0; at < data.n; at++) {
      const row = whole ? whole[at] : at;
      if (there[row]) found.push(row);
    }
    return found;
  }

  // All rows in an order, made once; null for the order of the list itself.
  function ranking(data, order) {
    const { prices } = data, known = data.ranked = data.ranked || {}, most = 1e10;
    if (order === 'baru') return null;
    if (!known[order]) {
      if (order === 'nama') known.nama = byName(data);
      else known[order] = byNumber(data, row => prices[row] < 0 ? most : order === 'murah' ? prices[row] : most - 1 - prices[row]);
    }
    return known[order];
  }

  // Numbers sort far quicker without a comparer, so the row rides in the lower part of the key.
  function byNumber(data, of) {
    const { n } = data, keys = new Float64Array(n), rows = new Uint32Array(n);
    for (let row = 0; row < n; row++) keys[row] = of(row) * n + row;
    keys.sort();
    for (let at = 0; at < n; at++) rows[at] = keys[at] % n;
    return rows;
  }

  function byName(data) {
    const width = String(data.n).length;
    const keys = data.names.map((name, row) => {
      const plain = name.toLowerCase();
      const bare = /^[ -~]*$/.test(plain) ? plain : plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
      return `${bare}\0${String(row).padStart(width, '0')}`;
    });
    return Uint32Array.from(keys.sort(), key => +key.slice(-width));
  }

  function farness(data, far) {
    const { rows, values } = data.facets.kecamatan, ways = values.map(value => value in far ? far[value] : Infinity);
    const ranks = [...new Set(ways)].sort((a, b) => a - b), rank = ways.map(way => ranks.indexOf(way));
    return row => rank[rows[row][0]];
  }

  // Kilometres from a point to each kecamatan's middle: `middles` slug → [latitude, longitude].
  function distances([latitude, longitude], middles) {
    const rad = Math.PI / 180, found = {};
    for (const name in middles) {
      const [other, along] = middles[name];
      const north = (other - latitude) * 111.2, east = (along - longitude) * 111.2 * Math.cos(latitude * rad);
      found[name] = Math.hypot(north, east);
    }
    return found;
  }

  function fromAddress(search, data, middles) {
    const given = new URLSearchParams(search), order = given.get('urut');
    const state = { q: (given.get('q') || '').trim(), min: amount(given.get('min')), max: amount(given.get('max')) };
    for (const name of FACETS) {
      const values = given.getAll(name).filter(value => data.facets[name].place.has(value));
      state[name] = values.filter((value, n) => values.indexOf(value) === n);
    }
    const known = ORDERS.includes(order) && !(order === 'relevan' && !state.q) && !(order === 'dekat' && !middles);
    state.urut = known ? order : '';
    state.dekat = state.urut === 'dekat' && given.get('dekat') in (middles || {}) ? given.get('dekat') : '';
    state.hal = Math.max(1, amount(given.get('hal')) || 1);
    return state;
  }

  const usual = state => state.q ? 'relevan' : 'baru';

  function toAddress(state) {
    const said = new URLSearchParams();
    if (state.q) said.append('q', state.q);
    for (const name of MANY) for (const value of state[name]) said.append(name, value);
    if (state.min !== null) said.append('min', state.min);
    if (state.max !== null) said.append('max', state.max);
    for (const name of ['baru', 'kirim']) for (const value of state[name]) said.append(name, value);
    if (state.urut && state.urut !== usual(state)) said.append('urut', state.urut);
    if (state.urut === 'dekat' && state.dekat) said.append('dekat', state.dekat);
    if (state.hal > 1) said.append('hal', state.hal);
    const text = `${said}`;
    return text && `?${text}`;
  }

  // The filters in use, each with the state without it: [name, value, state].
  function inUse(state) {
    const found = [];
    for (const name of FACETS) for (const value of state[name])
      found.push([name, value, { ...state, hal: 1, [name]: state[name].filter(other => other !== value) }]);
    for (const name of ['min', 'max']) if (state[name] !== null) found.push([name, state[name], { ...state, hal: 1, [name]: null }]);
    return found;
  }

  own.choice = { FACETS, amount, choose, distances, fromAddress, inUse, sorted, toAddress, usual };
})();
