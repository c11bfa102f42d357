/*! Indonesian stemmer of @orama/stemmers (Apache-2.0) */
// Words: what one is found by, how far two are apart, which of a text to mark. The builder has the same rules for the
// index of descriptions: etalase/values/wordform.py. Part of the search engine; see `mesin.js`.
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};

  const TOKEN = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
  const LATIN = /^[a-z'\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]+$/;
  const TWICE = /^(..\p{L}+)2$/u;   // oleh2
  // Scripts that put no space between words.
  const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
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
  const isLatin = word => LATIN.test(word.toLowerCase());

  // What a word is found by: its normal spelling, and the stem of that. The stem alone is never trusted, because the
  // stemmer takes kerupuk for ke-rupuk.
  function forms(word) {
    let found = known.get(word);
    if (!found) known.set(word, found = formsOf(word));
    return found;
  }

  function formsOf(word) {
    const lower = word.toLowerCase().replace(TWICE, '$1');
    if (!LATIN.test(lower)) return [lower.normalize('NFKC')];
    const plain = fold(lower), spelt = norm(plain) || plain;
    const stem = plain.length > 4 ? norm(stemIndonesian(plain)) : spelt;
    return stem !== spelt && stem.length > 2 ? [spelt, stem] : [spelt];
  }

  // What a word of the catalogue is found by besides: its beginning as it is written, and from every letter on where
  // words are not parted.
  const indexed = new Map();
  function indexForms(word) {
    let found = indexed.get(word);
    if (found) return found;
    const mine = forms(word), plain = isLatin(word) ? fold(word) : '';
    found = plain && !mine.includes(plain) ? [...mine, plain] : mine;
    if (UNSPACED.test(word)) found = Array.from(mine[0], (_, i) => mine[0].slice(i)).filter(part => !/^\p{M}/u.test(part));
    indexed.set(word, found);
    return found;
  }

  const distance = word => word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;

  // How many letters were left out, added, changed, or swapped with their neighbour; `most` + 1 when there are more.
  const LONGEST = 40, steps = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1));
  function apart(a, b, most) {
    const m = Math.min(a.length, LONGEST), n = Math.min(b.length, LONGEST);
    if (Math.abs(m - n) > most) return most + 1;
    let [before, row, next] = steps;
    for (let j = 0; j <= n; j++) row[j] = j;
    for (let i = 1; i <= m; i++) {
      let least = next[0] = i;
      const letter = a.charCodeAt(i - 1), last = i > 1 ? a.charCodeAt(i - 2) : -1;
      for (let j = 1; j <= n; j++) {
        const other = b.charCodeAt(j - 1);
        let cost = row[j - 1] + (letter !== other);
        if (row[j] + 1 < cost) cost = row[j] + 1;
        if (next[j - 1] + 1 < cost) cost = next[j - 1] + 1;
        if (last === other && j > 1 && letter === b.charCodeAt(j - 2) && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
        next[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [before, row, next] = [row, next, before];
    }
    return row[n];
  }

  // The stretches of a text to mark for these words, of an answer of find. A word that ends in `*` may go on; one that
  // begins with `=` is what was typed, of which the same letters are marked.
  function marks(text, words) {
    const whole = new Set(), starts = [], typed = [], found = [];
    for (const word of words) {
      if (word[0] === '=') typed.push(word.slice(1));
      else if (word.endsWith('*')) starts.push(word.slice(0, -1));
      else whole.add(word);
    }
    for (const { 0: word, index } of text.matchAll(TOKEN)) {
      const mine = forms(word), lower = word.toLowerCase();
      if (!mine.some(form => whole.has(form) || starts.some(start => form.startsWith(start)))
        && !starts.some(start => fold(word).startsWith(start))) {
        const at = UNSPACED.test(word) ? typed.map(part => [lower.indexOf(part), part.length]).find(pair => pair[0] >= 0) : null;
        if (at) found.push([index + at[0], index + at[0] + at[1]]);
        continue;
      }
      const part = typed.find(start => lower.startsWith(start) && lower.length === word.length);
      found.push([index, index + (part || word).length]);
    }
    return found;
  }

  own.words = { tokens, fold, norm, forms, indexForms, isLatin, distance, apart };
  own.marks = marks;
})();
