// Suggestions while typing, and the nearest words for a query that finds nothing: words of names and tags, categories,
// vendors, kecamatan and kelurahan. Part of the search engine; see `mesin.js`.
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};
  const { tokens, fold, forms, isLatin, apart } = own.words;

  // `words` are those of names with their number, `rowsWith(words)` the rows that have all of them, best first.
  own.suggester = ({ data, words, stop, key, prepare, rowsWith }) => {
    const kinds = () => [
      ['kategori', data.categories.map(([id, text]) => ({ text, value: id, path: `/kategori/${id}/` }))],
      ['pelaku', data.vendors.map(({ id, name }) => ({ text: name, value: id, path: `/pelaku/${id}/` }))],
      ['kecamatan', data.districts.map(([id, text]) => ({ text, value: id, path: `/kecamatan/${id}/` }))],
      ['kelurahan', [...new Set(data.vendors.map(each => each.village))].filter(Boolean).map(text => ({ text, value: text }))],
    ];
    let list;
    const entries = () => list = list || kinds().flatMap(([kind, some]) => some.map(each => ({
      kind, ...each, words: tokens(each.text).map(word => ({ plain: fold(word), norm: forms(word)[0] })),
    })));
    const shown = ({ kind, text, value, path }) => path ? { kind, text, value, path } : { kind, text, value };

    // How well a word that may go on fits: 3 as written, 2 in another spelling, 1 with a typo, 0 not.
    function fit({ plain, norm: spelt }, typed, form, typos) {
      if (plain.startsWith(typed)) return 3;
      if (spelt.startsWith(form)) return 2;
      if (!typos || typed.length < 4 || plain[0] !== typed[0] && plain[1] !== typed[0] && plain[0] !== typed[1]) return 0;
      const most = typed.length > 6 ? 2 : 1;
      for (let more = -1; more <= 1; more++)
        if (apart(typed, plain.slice(0, typed.length + more), most) <= most) return 1;
      return 0;
    }

    const TOGETHER = 8, MOST = { kata: 6, kategori: 2, pelaku: 3, kecamatan: 2, kelurahan: 2 };
    async function suggest(typed) {
      await prepare();
      const all = tokens(typed), last = all[all.length - 1] || '', rest = all.slice(0, -1);
      if (!last || all.length < 2 && last.length < 2 && isLatin(last) || /\s$/.test(typed)) return [];
      const each = all.map(word => [fold(word), forms(word)[0]]), [plain, form] = each[each.length - 1];
      const found = offered(rest, each, false);
      return found.length ? found : offered(rest, each, true);
    }

    function offered(rest, each, typos) {
      const some = suggestWords(rest, ...each[each.length - 1], typos), things = suggestThings(each, typos);
      return some.slice(0, Math.max(TOGETHER - things.length, 4)).concat(things).slice(0, TOGETHER);
    }

    function suggestWords(rest, plain, form, typos) {
      let pool = words;
      const before = rest.filter(word => !stop.has(word.toLowerCase()));
      if (before.length) {
        // Only words that stand in a name together with what was typed before them.
        pool = new Map();
        const skip = new Set(before.flatMap(forms));
        const rows = rowsWith(before).slice(0, 400);
        for (const row of rows) for (const word of new Set(tokens(data.names[row].toLowerCase()))) {
          const entry = words.get(word);
          if (!entry || forms(word).some(each => skip.has(each))) continue;
          const mine = pool.get(word);
          if (mine) mine.count++; else pool.set(word, { ...entry, count: 1 });
        }
      }
      const found = [];
      for (const entry of pool.values()) {
        if (stop.has(entry.text)) continue;
        const quality = fit(entry, plain, form, typos);
        if (quality) found.push({ ...entry, quality });
      }
      if (!rest.length) for (const tag of data.tags.values) {
        const [first, second] = tokens(tag);
        const quality = second ? fit({ plain: fold(first), norm: forms(first)[0] }, plain, form, typos) : 0;
        // oleh-oleh before oleh
        if (quality) found.push({ text: tag, quality, count: first === second ? Infinity : .5 });
      }
      found.sort((a, b) => b.quality - a.quality || b.count - a.count || (a.text < b.text ? -1 : 1));
      const said = new Set();
      return found.map(({ text }) => [...rest, text].join(' '))
        .filter(text => { const known = key([...new Set(tokens(text))]); return !said.has(known) && said.add(known); })
        .slice(0, MOST.kata).map(text => ({ kind: 'kata', text, value: text }));
    }

    function suggestThings(each, typos) {
      const count = {}, found = [];
      for (const entry of entries()) {
        let quality = 3, used = -1;
        for (const [plain, form] of each) {
          let best = 0;
          entry.words.forEach((word, at) => {
            const fits = at > used ? fit(word, plain, form, typos) : 0;
            if (fits > best) { best = fits; used = at; }
          });
          quality = Math.min(quality, best);
          if (!quality) break;
        }
        const first = quality && fit(entry.words[0], ...each[0], typos) > 0;
        // Two letters say too little to look inside of names.
        if (first || quality && each[0][0].length > 2) found.push({ entry, rank: quality * 2 + first });
      }
      found.sort((a, b) => b.rank - a.rank);
      return found.filter(({ entry: { kind } }) => (count[kind] = (count[kind] || 0) + 1) <= MOST[kind])
        .map(({ entry }) => shown(entry));
    }

    // For a query that finds nothing: the nearest words and names, then the fullest categories.
    async function near(query) {
      await prepare();
      const found = [];
      for (const word of tokens(query)) {
        const plain = fold(word), most = Math.min(3, Math.floor(plain.length / 2));
        if (!isLatin(word) || most < 2) continue;
        const look = (other, result) => {
          const far = apart(plain, other, most);
          if (far <= most) found.push({ far: far / Math.max(plain.length, other.length), ...result });
        };
        for (const entry of words.values()) if (entry.plain.length > 2) look(entry.plain, { kind: 'kata', text: entry.text, value: entry.text, count: entry.count });
        for (const entry of entries()) for (const part of entry.words) if (part.plain.length > 3) look(part.plain, { ...shown(entry), count: 0 });
      }
      found.sort((a, b) => a.far - b.far || b.count - a.count);
      const said = new Set();
      const nearest = found.filter(({ text }) => !said.has(text.toLowerCase()) && said.add(text.toLowerCase()))
        .slice(0, 4).map(shown);
      const [[kind, some]] = kinds(), others = some.filter(({ text }) => !said.has(text.toLowerCase()));
      return nearest.concat(others.slice(0, 6 - nearest.length).map(each => ({ kind, ...each })));
    }

    return { suggest, near };
  };
})();
