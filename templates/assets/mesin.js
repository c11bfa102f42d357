// The search engine. It knows no page, so it runs in the page, in a worker and in node. `kata.js` knows words, `kolom.js`
// the data, `usul.js` suggestions; this file puts them together and finds.
//
//   load = own.loader(language)                load(name) → promise of the value of a file that /katalog.js names
//   data = own.unpack(own.katalog)             columns as arrays, with the facets
//   engine = own.search(data, { load })        with very many products it works in a worker, where there are workers
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
//   extras = own.extras(data, load)            what a card shows besides: extras.need(rows) → promise, extras.of(row)
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};
  const { tokens, fold, norm, forms, indexForms, isLatin, distance, apart } = own.words;
  const CHUNK = 500, MANY = 2000, QUICK = 1000;

  // Search --------------------------------------------------------------------------------------------------------

  // Below this many hits the descriptions are asked too.
  const ENOUGH = 10;
  // Below this many, a word that the catalogue does not have as it is written is taken for a mistyped one.
  const FEW = 3;
  const BOOST = { name: 5, more: 2, tags: 2, vendor: 2, category: 1.5, place: 1.5 };
  const USUAL = 4;
  const ranked = found => [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(pair => pair[0]);
  const key = words => words.map(word => forms(word)[0]).join(' ');
  const pause = () => new Promise(go => setTimeout(go));
  // row → score, with the vendors, categories and tags that were meant.
  const rated = () => Object.assign(new Map(), { things: new Map() });
  const better = (map, id, score) => { if (!(map.get(id) >= score)) map.set(id, score); };

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

  function synonymGroups(groups) {
    const found = new Map();
    for (const group of groups) {
      const same = group.map(tokens).filter(words => words.length);
      for (const words of same) found.set(key(words), (found.get(key(words)) || []).concat(same));
    }
    return found;
  }

  function here(data, load, silent) {
    const { n } = data, groups = synonymGroups(data.synonyms), stop = new Set(data.packed.stop);
    const terms = new Map(), words = new Map(), memory = new Map(), places = new Map();
    let sorted = [];

    // Where the forms of a word stand: rows of products, and from n on the things below, each with its weight.
    function placesOf(word) {
      let found = places.get(word);
      if (!found) places.set(word, found = indexForms(word).map(form => {
        if (!terms.has(form)) terms.set(form, { ids: [], weights: [] });
        return terms.get(form);
      }));
      return found;
    }

    // A word weighs more in a short text than in a long one, as in BM25.
    function enter(id, field, text) {
      const some = tokens(text), weight = BOOST[field] * 2.2 / (1.36 + .84 * some.length / USUAL);
      for (const word of some) {
        if (field === 'name') note(word);
        for (const { ids, weights } of placesOf(word)) {
          if (ids[ids.length - 1] === id) weights[ids.length - 1] += weight / 2;
          else { ids.push(id); weights.push(weight); }
        }
      }
    }

    // Words of names are kept as they are written, for suggestions.
    function note(word) {
      const lower = word.toLowerCase(), entry = words.get(lower);
      if (entry) entry.count++;
      else words.set(lower, { text: lower, plain: fold(lower), norm: forms(lower)[0], count: 1 });
    }

    // Products by their own words; a vendor, a category or a tag once, and its rows with it: a third of the work.
    const things = [];
    const collect = (values, rowsOf, size) => {
      const rows = values.map(() => []);
      for (let i = 0; i < n; i++) for (const value of rowsOf(i)) rows[value].push(i);
      values.forEach((value, i) => things.push({ rows: rows[i], ...value }));
    };
    let ready, done = false;
    const prepare = () => ready = ready || made();
    async function made() {
      const { kategori } = data.facets;
      for (let id = 0; id < n; id++) {
        enter(id, 'name', data.names[id]);
        enter(id, 'more', data.more[id]);
        if (id % CHUNK === CHUNK - 1) await pause();
      }
      collect(data.vendors.map(each => ({ vendor: each.name, place: `${each.district} ${each.village}` })), i => [data.vendor[i]]);
      collect(data.categories.map(each => ({ category: each.slice(1).join(' ') })), i => kategori.rows[i]);
      collect(data.tags.values.map(each => ({ tags: each })), i => data.tags.rows[i]);
      for (let i = 0; i < things.length; i++) {
        const { rows: _, ...texts } = things[i];
        for (const field in texts) enter(n + i, field, texts[field]);
        if (i % CHUNK === CHUNK - 1) await pause();
      }
      if (n > CHUNK) await pause();
      sorted = [...terms.keys()].sort();
      done = true;
    }

    // Codes -------------------------------------------------------------------------------------------------------

    let codes = [], codesAsked;
    const withCodes = () => codesAsked = codesAsked || load('kode').then(file => {
      codes = file.c.split('\n').map(line => line ? line.split(' ') : []);
    }).catch(() => { codesAsked = null; });

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

    // Descriptions ------------------------------------------------------------------------------------------------

    // Part of the index of descriptions → { stems, lists }. A list of rows is gaps of one to three signs.
    const shelves = new Map(), isWhole = data.packed.u === 1;
    const beginning = stem => /^[a-z]./.test(stem) ? stem[0] + (/[aeiou]/.test(stem[1]) ? stem[1] : '_') : '__';
    const shelfOf = stem => isWhole ? '' : beginning(stem);
    const fetchShelf = name => load(name ? `uraian-${name}` : 'uraian').then(file => {
      shelves.set(name, { stems: file.s ? file.s.split('\n') : [], lists: file.r.split(' ') });
    }).catch(() => { shelves.delete(name); });

    // The parts that these words need and that are not here yet → a promise, or null.
    function fetchFor(parts) {
      if (!data.packed.u) return null;
      const names = new Set(parts.flat(2).flatMap(word => stemsFor(word)).map(shelfOf));
      const missing = [...names].filter(name => !(shelves.get(name) || {}).stems);
      for (const name of missing) if (!shelves.has(name)) shelves.set(name, { coming: fetchShelf(name) });
      return missing.length ? Promise.all(missing.map(name => shelves.get(name).coming)) : null;
    }

    const stemsFor = word => { const mine = forms(word); return /\d/.test(word) ? [] : [mine[mine.length - 1]]; };

    function rowsOf(list) {
      let row = -1;
      return own.columns.numbers(list).map(gap => row += gap + 1);
    }

    function fromDescriptions(word, last, typos, found, seen) {
      if (/\d/.test(word)) return;
      const plain = isLatin(word) ? fold(word) : '';
      for (const stem of new Set([...stemsFor(word), ...(last && plain.length > 2 ? [forms(word)[0], plain] : [])])) {
        const { stems, lists } = shelves.get(shelfOf(stem)) || {};
        if (!stems) continue;
        const add = (at, weight) => {
          const rows = lists[at].rows || (lists[at] = { rows: rowsOf(lists[at]) }).rows;
          const score = weight * .8 * Math.log(1 + n / rows.length);
          for (const row of rows) better(found, row, score);
          seen.add(stems[at]);
        };
        const low = lowerBound(stems, stem);
        if (stems[low] === stem) add(low, 1);
        if (last && stem.length > 2) for (let at = low + (stems[low] === stem); at < stems.length && stems[at].startsWith(stem); at++) add(at, .5);
        if (typos && distance(stem)) stems.forEach((other, at) => {
          if (other === stem || beginning(other) !== beginning(stem)) return;
          if (apart(stem, other, distance(stem)) <= distance(stem)) add(at, .3);
        });
      }
    }

    // Words and phrases -------------------------------------------------------------------------------------------

    // The place of the first of these sorted words that is not before this one.
    function lowerBound(list, word) {
      let low = 0, high = list.length;
      while (low < high) { const middle = (low + high) >> 1; if (list[middle] < word) low = middle + 1; else high = middle; }
      return low;
    }

    // row → score for a term, for those that begin with it, and those that are at most `fuzzy` letters away.
    function hits(term, prefix, fuzzy, weight, into, seen) {
      const found = new Map(), size = term.length;
      const take = (other, share) => {
        const { ids, weights } = terms.get(other), total = n + things.length;
        const worth = share * weight * Math.log(1 + (total - ids.length + .5) / (ids.length + .5));
        ids.forEach((id, i) => better(found, id, worth * weights[i]));
      };
      if (terms.has(term)) take(term, 1);
      if (prefix) for (let at = lowerBound(sorted, term); at < sorted.length && sorted[at].startsWith(term); at++)
        if (sorted[at] !== term) take(sorted[at], .5 * size / (size + .3 * (sorted[at].length - size)));
      if (fuzzy) for (const other of sorted) {
        const far = other === term ? fuzzy + 1 : apart(term, other, fuzzy);
        if (far <= fuzzy) { take(other, .3 / far); seen.add(other); }
      }
      // What a vendor, a category or a tag has goes to all its rows.
      for (const [id, score] of [...found]) if (id >= n) {
        found.delete(id);
        better(into.things, id, score);
        for (const row of things[id - n].rows) found.set(row, (found.get(row) || 0) + score);
      }
      for (const [row, score] of found) better(into, row, score);
    }

    // How a word was asked → { found: row → score, seen: terms that were near it }.
    function ofWord(word, last, typos, described) {
      const asked = `${word} ${last} ${typos} ${described}`;
      let answer = memory.get(asked);
      if (answer) return answer;
      const found = rated(), seen = new Set(), latin = isLatin(word), exact = /\d/.test(word);
      const plain = latin ? fold(word) : '', begins = !exact && (last ? !latin || word.length > 1 : !latin);
      forms(word).forEach((form, i) => {
        hits(form, begins || !exact && form.length > 3, typos && latin && !i && distance(form), i ? .8 : 1, found, seen);
      });
      if (last && plain.length > 1 && !forms(word).includes(plain)) hits(plain, true, false, 1, found, seen);
      // English plurals; Indonesian has none, and short words that end so are others (pedas, peda).
      const single = plain.length > 5 && plain.endsWith('s') ? norm(plain.slice(0, -1)) : '';
      if (terms.has(single)) { hits(single, false, false, .8, found, seen); seen.add(single); }
      if (typos && latin && word.length >= 4) {
        for (let i = 0; i + 1 < plain.length; i++) {
          if (plain[i] === plain[i + 1]) continue;
          const swapped = norm(plain.slice(0, i) + plain[i + 1] + plain[i] + plain.slice(i + 2));
          if (terms.has(swapped) || last) hits(swapped, last, false, .5, found, seen);
          if (terms.has(swapped)) seen.add(swapped);
        }
        for (let i = 3; i <= plain.length - 3; i++) {
          const halves = [plain.slice(0, i), plain.slice(i)];
          if (!halves.every(half => terms.has(forms(half)[0]))) continue;
          const maps = halves.map(half => ofWord(half, false, false, false).found);
          for (const [row, score] of every(maps)) better(found, row, score / 2);
          halves.forEach(half => seen.add(forms(half)[0]));
        }
      }
      if (described) fromDescriptions(word, last, typos, found, seen);
      if (memory.size > 200) memory.clear();
      memory.set(asked, answer = { found, seen });
      return answer;
    }

    // The words of a query as slots: each is a word or a known phrase, with what means the same.
    function slots(asked) {
      const found = [];
      for (let i = 0; i < asked.length;) {
        let length = Math.min(3, asked.length - i), same;
        while (length > 1 && !(same = groups.get(key(asked.slice(i, i + length))))) length--;
        same = same || groups.get(key(asked.slice(i, i + 1))) || [];
        const mine = asked.slice(i, i + length);
        found.push([mine, ...same.filter(other => key(other) !== key(mine))]);
        i += length;
      }
      return found;
    }

    function ofSlot(alternatives, last, typos, described, seen) {
      const found = rated();
      alternatives.forEach((some, i) => {
        const maps = some.map((word, at) => {
          const answer = ofWord(word, last && !i && at === some.length - 1, typos && !i, described);
          answer.seen.forEach(term => seen.add(term));
          return answer.found;
        });
        for (const [row, score] of every(maps)) better(found, row, score / some.length * (i ? .8 : 1));
        for (const [id, score] of every(maps.map(map => map.things))) better(found.things, id, score);
      });
      return found;
    }

    function parse(query) {
      const all = tokens(query).filter((word, i, list) => list.findIndex(other => key([other]) === key([word])) === i);
      const asked = all.filter(word => !stop.has(word.toLowerCase())), parts = slots(asked.length ? asked : all);
      const going = !/\s$/.test(query);
      const last = i => going && i === parts.length - 1;
      const marked = new Set();
      parts.forEach((alternatives, i) => alternatives.forEach((some, a) => some.forEach((word, at) => {
        const open = last(i) && !a && at === some.length - 1 && word.length > 1;
        if (!a) marked.add(`=${word.toLowerCase()}`);
        forms(word).forEach(form => marked.add(form + (open || form.length > 3 ? '*' : '')));
        if (open && isLatin(word)) marked.add(`${fold(word)}*`);
      })));
      return { parts, last, marked };
    }

    // Found nowhere in its own spelling.
    function strange(word) {
      const [form] = forms(word), { stems = [] } = shelves.get(shelfOf(form)) || {};
      return isLatin(word) && word.length > 4 && !terms.has(form) && !terms.has(fold(word)) && stems[lowerBound(stems, form)] !== form;
    }

    let turn = 0;
    async function find(query, partial = () => {}) {
      const mine = ++turn, { parts, last, marked } = parse(query), rows = new Set(), seen = new Set();
      const stale = () => mine !== turn;
      let tier = 1;
      const answer = () => ({ rows: [...rows], tier, words: [...marked, ...seen] });
      const add = (maps, which, together = every) => {
        const before = rows.size;
        ranked(together(maps)).forEach(row => rows.add(row));
        if (rows.size > before) tier = which;
      };
      const single = tokens(query);
      if (!parts.length || single.length === 1 && single[0].length === 1 && isLatin(single[0])) return { rows: null, tier, words: [] };
      if (!done) {
        if (!silent && n > QUICK) partial(glance(query));
        await prepare();
        if (stale()) return null;
      }
      const stage = (typos, described) => parts.map((part, i) => ofSlot(part, last(i), typos(i), described, seen));
      const never = () => false;
      if (/\d/.test(query)) {
        if (!codesAsked) add(stage(never, false), 1), partial(answer()), rows.clear();
        await withCodes();
        if (stale()) return null;
        ofCode(query).forEach(row => rows.add(row));
      }
      add(named(stage(never, false)), 1);
      if (rows.size >= ENOUGH) return answer();
      const coming = fetchFor(parts);
      if (coming) {
        if (rows.size) partial(answer());
        await coming;
        if (stale()) return null;
      }
      const described = stage(never, true);
      add(described, 2);
      // A word that is found nowhere was mistyped, perhaps one that has a hit by its stem alone; else any may have been.
      const lost = described.map((map, i) => !map.size || parts[i][0].some(strange));
      if (rows.size && !(rows.size < FEW && lost.includes(true))) return answer();
      const near = stage(lost.includes(true) ? i => lost[i] : () => true, true);
      add(near, 3);
      if (!rows.size && lost.includes(true)) add(stage(() => true, true), 3);
      if (!rows.size && /^\s*[a-z0-9-]{2,14}\s*$/i.test(query)) {
        await withCodes();
        if (stale()) return null;
        tier = 1;
        ofCode(query).forEach(row => rows.add(row));
      }
      if (!rows.size) add(near.filter(map => map.size), 4, any);
      return answer();
    }

    // Several words that are all in the name of one vendor, category or tag mean it: its rows come first.
    function named(maps) {
      if (maps.length < 2) return maps;
      const bonus = new Map(maps[0]);
      for (const id of every(maps.map(map => map.things)).keys())
        for (const row of things[id - n].rows) bonus.set(row, (maps[0].get(row) || 0) + 100);
      return [bonus, ...maps.slice(1)];
    }

    // While the index is being made: names in which each word begins one of theirs.
    let lower;
    function glance(query) {
      const { parts, marked } = parse(query);
      lower = lower || data.names.map(name => name.toLowerCase());
      const wanted = parts.map(([some]) => some.map(word => word.toLowerCase())).flat(), found = [];
      const begins = (name, word) => {
        for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1))
          if (!at || !/[\p{L}\p{N}]/u.test(name[at - 1])) return true;
        return false;
      };
      for (let i = 0; i < n; i++) if (wanted.every(word => begins(lower[i], word))) found.push(i);
      return { rows: found, tier: 1, words: [...marked] };
    }

    const rowsWith = some => ranked(every(slots(some).map(part => ofSlot(part, false, false, false, new Set()))));
    return { prepare, find, glance, ...own.suggester({ data, words, stop, key, prepare, rowsWith }) };
  }

  // Another thread ------------------------------------------------------------------------------------------------

  const address = self.document && document.currentScript && document.currentScript.src;

  function search(data, { load, worker = address }) {
    if (self.document && own.berkas) load = own.loader(document.documentElement.lang);
    const plain = here(data, load);
    if (data.n <= MANY || !worker || !self.Worker || location.protocol === 'file:') return plain;
    try { return there(data, load, new Worker(worker), plain); } catch (_) { return plain; }
  }

  // The same engine in a worker; the page fetches files for it. When the worker breaks, the page does the work itself.
  function there(data, load, worker, plain) {
    const waiting = new Map();
    let number = 0, broken = false, latest = 0;
    let warm = false;
    const ask = (what, text, partial) => broken ? plain[what](text, partial) : new Promise((done, fail) => {
      waiting.set(++number, { what, text, partial, done, fail });
      worker.postMessage({ n: number, what, text });
      if (what === 'find') latest = number;
    });
    worker.onmessage = ({ data: { n, load: name, partial, answer } }) => {
      if (name) {
        load(name).then(value => worker.postMessage({ name, value }), () => worker.postMessage({ name }));
        return;
      }
      const asked = waiting.get(n);
      if (!asked) return;
      if (partial) { if (n === latest && asked.partial) asked.partial(partial); return; }
      waiting.delete(n);
      warm = true;
      asked.done(asked.what === 'find' && n !== latest ? null : answer);
    };
    worker.onerror = event => {
      event.preventDefault();
      broken = true;
      worker.terminate();
      for (const { what, text, partial, done, fail } of waiting.values()) plain[what](text, partial).then(done, fail);
      waiting.clear();
    };
    worker.postMessage({ open: data.packed });
    return {
      prepare: () => ask('prepare'), suggest: text => ask('suggest', text), near: text => ask('near', text),
      find: (text, partial) => {
        const answer = ask('find', text, partial), mine = latest;
        // Until the worker is there, the page looks over the names itself, in steps.
        if (!warm && partial && tokens(text).join('').length > 1)
          pause().then(() => data.names).then(pause).then(() => !warm && mine === latest && partial(plain.glance(text)));
        return answer;
      },
    };
  }

  function serve() {
    const coming = new Map();
    let engine;
    const load = name => new Promise((done, fail) => { coming.set(name, { done, fail }); self.postMessage({ load: name }); });
    self.onmessage = ({ data: { open, n, what, text, name, value } }) => {
      if (open) {
        engine = here(own.unpack(open), load, true);
        engine.prepare();
      } else if (name) {
        const { done, fail } = coming.get(name);
        coming.delete(name);
        if (value) done(value); else fail(new Error(name));
      } else engine[what](text, partial => self.postMessage({ n, partial })).then(answer => self.postMessage({ n, answer }));
    };
  }

  own.search = search;
  if (!self.document && self.postMessage) serve();
})();
