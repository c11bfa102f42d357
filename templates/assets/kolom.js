// The data of the search: files as `/katalog.js` names them, and what is unpacked from their columns, which
// `etalase/plan/search.py` writes. Part of the search engine; see `mesin.js`.
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};
  const FORMAT = 1;

  const DIGITS = new Uint8Array(123);
  for (let i = 0; i < 36; i++) DIGITS[i.toString(36).charCodeAt(0)] = i;

  const lines = (text, n) => { const found = text.split('\n'); found.length = n; return found; };
  const column = (text, n) => {
    const width = n ? text.length / n : 1, found = new Array(n);
    for (let i = 0, at = 0; i < n; i++) {
      let value = 0;
      for (let k = 0; k < width; k++) value = value * 36 + DIGITS[text.charCodeAt(at++)];
      found[i] = value;
    }
    return found;
  };
  const widthFor = size => { let width = 1; while (36 ** width < size) width++; return width; };
  const listsOf = (text, size, n) => {
    const width = widthFor(size), shared = {};
    const found = text.split(',').map(some => shared[some] = shared[some] || column(some, some.length / width));
    found.length = n;
    return found;
  };
  // Numbers of one to three signs, as plan/descriptions.py writes them.
  function numbers(text) {
    const found = [];
    for (let i = 0, number = 0; i < text.length; i++) {
      const digit = text.charCodeAt(i) - 35 - (text.charCodeAt(i) > 92);
      number = number * 45 + digit % 45;
      if (digit < 45) { found.push(number); number = 0; }
    }
    return found;
  }

  // Names, as they are or as numbers of their words: `shortest` in plan/search.py.
  function namesOf({ n, w, k }) {
    if (!w) return lines(n, k);
    const [often, once] = w.map(text => text.split(' '));
    let next = 0;
    return n.split(' ').map(text => numbers(text).map(number => number ? often[number - 1] : once[next++]).join(' '));
  }

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
    // Made when they are first asked for: a task for each, and some only in the worker.
    const late = (name, make) => ({ configurable: true, get() { Object.defineProperty(this, name, { value: make() }); return this[name]; } });
    const facet = (values, rows) => ({ values, rows, place: new Map(values.map((value, i) => [value, i])) });
    return Object.defineProperties({
      n, vendor, flags, packed: c,
      vendors: vendorNames.map((name, v) => ({ name, id: ids[v], district: c.kec[district[v]][1], village: c.kel[village[v]] })),
      districts: c.kec,
      prices: column(c.P, n).map(place => c.pri[place] < 0 ? -1 : Math.round(c.pri[place] * 1000)),
      categories: c.cat,
      retailers: c.ret,
      synonyms: c.syn,
    }, {
      facets: late('facets', () => ({
        kategori: facet(c.cat.map(pair => pair[0]), one(column(c.C, n))),
        izin: facet(c.cert, listsOf(c.E, c.cert.length, n)),
        kecamatan: facet(c.kec.map(pair => pair[0]), one(vendor.map(v => district[v]))),
        ritel: facet(c.ret.map(pair => pair[0]), listsOf(c.R, c.ret.length, n)),
        pelaku: facet(ids, one(vendor)),
        baru: facet(['ya'], flags.map(flag => flag & 2 ? yes : no)),
        kirim: facet(['ya'], vendor.map(v => c.vs[v] === '1' ? yes : no)),
      })),
      names: late('names', () => namesOf(c)),
      more: late('more', () => lines(c.x, n)),
      tags: late('tags', () => ({ values: c.tag, rows: listsOf(c.T, c.tag.length, n) })),
    });
  }

  // A file is a classic script that sets the value of its name. `*` in an address stands for the part of one in parts.
  function loader(language) {
    const asked = {};
    return name => asked[name] = asked[name] || Promise.resolve(own[name] || fetched(name)).then(value => {
      // A page kept from before may meet data of a newer form: it is fetched anew, once.
      if (value.v === FORMAT) return value;
      if (own.outdated) own.outdated();
      throw new Error('form');
    }).catch(error => { delete asked[name]; throw error; });

    function fetched(name) {
      const [file, part] = name.split('-'), places = own.berkas[language];
      const address = places[['katalog', 'kartu', 'kode', 'uraian'].indexOf(file)];
      return own.load(own.root + address.replace('*', part)).then(() => own[name]);
    }
  }

  // What a card shows besides, in one file or in parts of as many rows as `h` of the catalogue says.
  function extras(data, load) {
    const n = data.n, each = data.packed.h || n, parts = [], asked = [];
    const partOf = row => Math.floor(row / each);
    const need = rows => {
      const missing = [...new Set(Array.from(rows, partOf))].filter(part => !parts[part]);
      return Promise.all(missing.map(part => asked[part] = asked[part] ||
        load(data.packed.h ? `kartu-${part}` : 'kartu').then(value => {
          parts[part] = unpackCards(value, part * each, Math.min(each, n - part * each));
        }).catch(error => { delete asked[part]; throw error; })));
    };

    function unpackCards(c, first, size) {
      const shape = column(c.G, size), at = [], ids = lines(c.i, size), unit = column(c.U, size);
      let seen = 0;
      shape.forEach(value => at.push(value ? seen++ : -1));
      const colour = column(c.B, seen), stems = Array.from(atob(c.g), sign => sign.charCodeAt(0).toString(16).padStart(2, '0')).join('');
      const width = seen ? stems.length / seen : 0;
      return i => {
        const [widths, w, h] = shape[i] ? c.sha[shape[i] - 1] : [], kind = data.facets.kategori.rows[first + i][0];
        return {
          id: ids[i] || slug(data.names[first + i]), said: c.L[i] !== '0', content: c.uni[unit[i]], art: c.art[kind],
          picture: shape[i] ? { stem: stems.substr(at[i] * width, width), widths, width: w, height: h, colour: colour[at[i]] } : null,
        };
      };
    }

    return { need, has: row => !!parts[partOf(row)], of: row => parts[partOf(row)](row % each) };
  }

  Object.assign(own, { unpack, loader, extras, columns: { numbers, slug } });
})();
