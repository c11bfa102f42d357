/*! MiniSearch (MIT); Indonesian stemmer of @orama/stemmers (Apache-2.0) */
// The search engine: words, columns and the searcher. It knows no page, so it runs in the page, in a worker and in node.
// The data are the columns that `etalase/plan/search.py` writes.
//
//   data = own.unpack(own.katalog)             columns as arrays, with the facets
//   engine = own.search(data, { load })        load('kode') → promise of the value of a further file
//   engine.prepare()                           → promise: the index of words is made; find() does it too
//   engine.find(query, partial)                → promise of { rows, tier, words }
//       rows   row numbers, best first; null for a query without words (then all rows are meant)
//       tier   1 as written, 2 with descriptions, 3 with typos, 4 any of the words
//       words  what to mark in the results: own.marks(text, words) → [[from, to] …]
//       partial({ rows, tier, words }) is called before with what is known at once, when more is on its way.
//       The promise is of null when a newer query has overtaken this one.
//   engine.suggest(typed)                      → promise of [{ kind, text, value, path }], kind one of
//       kata (value: a query), kategori, pelaku, kecamatan (path: their page), kelurahan (value: a query)
//   engine.near(query)                         → the same, for a query that finds nothing
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};

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

  const ENOUGH = 3;
  const ASKED = {
    tokenize: text => [text], processTerm: term => term,
    boost: { name: 5, more: 2, tags: 2, vendor: 2, category: 1.5, place: 1 }, weights: { fuzzy: .3, prefix: .5 },
  };

  // `index()` takes a moment with thousands of products, so it is made in pieces and only for a query of words.
  function search(data, { load }) {
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

    // Row numbers, best first. The ladder: all words as they are; all words with typos; any word with typos.
    function climb(query, parts) {
      const found = new Set(ofCode(query));
      const stage = typos => parts.map((part, n) => ofSlot(part, n === parts.length - 1 && !/\s$/.test(query), typos));
      ranked(every(stage(false))).forEach(id => found.add(id));
      if (found.size >= ENOUGH) return { rows: [...found], tier: 1 };
      const near = stage(true), before = found.size;
      ranked(every(near)).forEach(id => found.add(id));
      if (found.size) return { rows: [...found], tier: found.size > before ? 3 : 1 };
      return { rows: ranked(any(near)), tier: 4 };
    }

    let turn = 0, codesAsked;
    const withCodes = () => codesAsked = codesAsked || load('kode').then(kode => {
      codes = kode.c.split('\n').map(line => line ? line.split(' ') : []);
    }).catch(() => { codesAsked = null; });

    async function find(query) {
      const mine = ++turn, all = tokens(query), words = all.filter(word => !STOP.has(word.toLowerCase()));
      const parts = slots(words.length ? words : all);
      if (!parts.length) return { rows: null, tier: 1, words: [] };
      await index();
      if (/\d/.test(query)) await withCodes();
      let answer = climb(query, parts);
      if (!answer.rows.length && !codesAsked && /^\s*[a-z0-9-]{2,14}\s*$/i.test(query)) {
        await withCodes();
        answer = climb(query, parts);
      }
      return mine === turn ? { ...answer, words: [...new Set(parts.flat(2).flatMap(forms))] } : null;
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

    // Words of the catalogue that look like the query, for a query that finds nothing; else categories.
    async function near(query) {
      const last = tokens(query).filter(letters).sort((a, b) => b.length - a.length)[0];
      const form = last ? forms(last)[0] : '', fuzzy = distance(form) + 1;
      await index();
      const rows = form.length < 4 ? [] : mini.search(form, { ...ASKED, prefix: false, fuzzy }).slice(0, 3);
      const names = [...new Set(rows.map(hit => data.names[hit.id]))];
      if (names.length) return names.map(text => ({ kind: 'kata', text, value: text }));
      return data.categories.slice(0, 5).map(([id, text]) => ({ kind: 'kategori', text, value: id, path: `/kategori/${id}/` }));
    }

    async function suggest(typed) {
      const start = fold(typed.trim());
      const begins = text => fold(text).split(' ').some(word => word.startsWith(start));
      if (start.length < 2) return [];
      const kinds = data.categories.filter(([, name]) => begins(name))
        .map(([id, text]) => ({ kind: 'kategori', text, value: id, path: `/kategori/${id}/` }));
      const makers = data.vendors.filter(({ name }) => begins(name))
        .map(({ id, name }) => ({ kind: 'pelaku', text: name, value: id, path: `/pelaku/${id}/` }));
      return [...kinds, ...makers].slice(0, 8);
    }

    return { prepare: index, find, suggest, near };
  }

  // The stretches of a text to mark for these words (of an answer of find).
  function marks(text, words) {
    const wanted = new Set(words), found = [];
    for (const { 0: word, index } of text.matchAll(TOKEN)) {
      const mine = forms(word);
      if (mine.some(form => wanted.has(form) || words.some(other => other.length > 1 && form.startsWith(other))))
        found.push([index, index + word.length]);
    }
    return found;
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

  own.words = { tokens, forms, norm: word => forms(word)[0] };
  own.columns = { lines, column, slug };
  Object.assign(own, { unpack, search, marks });
})();
