// Cards of products, drawn from the columns as the pages themselves have them, and the words in them that were looked for.
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};
  const { lines, column, slug } = own.columns;
  const rupiah = n => 'Rp' + String(n).replace(/\B(?=(\d{3})+$)/g, '.');

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // What a card shows besides the columns of the catalogue.
  function unpack(c, data) {
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

  // → row → a new list item. `template` is that of the page, `page` makes the address of a page from its path.
  function maker({ data, extras, template, say, page }) {
    return row => {
      const vendor = data.vendors[data.vendor[row]], flags = data.flags[row], id = extras.ids[row];
      const item = template.content.firstElementChild.cloneNode(true), find = name => item.querySelector(name);
      const title = find('h3 a'), by = find('.by'), price = find('.price'), tags = find('.tags'), flag = find('.flag');
      title.textContent = data.names[row];
      title.href = page(`/produk/${vendor.id}/${id}/`);
      if (extras.said[row] === '0') title.lang = 'id';
      const name = element('span', '', vendor.name);
      name.dir = 'auto';
      by.append(name);
      if (vendor.district) by.append(' ', element('span', '', vendor.district));
      picture(data, extras, find, row, id);
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
    };
  }

  function picture(data, extras, find, row, id) {
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

  // Marks these stretches of an element's text, [[from, to] …]; none takes the marks away.
  function mark(node, stretches) {
    if (!stretches.length && !node.firstElementChild) return;
    const text = node.textContent, parts = [];
    let from = 0;
    for (const [start, end] of stretches) {
      if (start > from) parts.push(text.slice(from, start));
      parts.push(element('mark', '', text.slice(start, end)));
      from = end;
    }
    if (from < text.length || !parts.length) parts.push(text.slice(from));
    node.replaceChildren(...parts);
  }

  own.cards = { element, maker, mark, rupiah, unpack };
})();
