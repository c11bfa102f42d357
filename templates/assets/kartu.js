// Cards of products, drawn from the columns as the pages themselves have them, and the words in them that were looked for.
(() => {
  'use strict';
  const own = self.etalase = self.etalase || {};
  const rupiah = n => 'Rp' + String(n).replace(/\B(?=(\d{3})+$)/g, '.');

  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // → row → a new list item. `template` is that of the page, `page` makes the address of a page from its path.
  function maker({ data, extras, template, say, page }) {
    return row => {
      const vendor = data.vendors[data.vendor[row]], flags = data.flags[row], more = extras.of(row);
      const item = template.content.firstElementChild.cloneNode(true), find = name => item.querySelector(name);
      const title = find('h3 a'), by = find('.by'), price = find('.price'), tags = find('.tags'), flag = find('.flag');
      title.textContent = data.names[row];
      title.href = page(`/produk/${vendor.id}/${more.id}/`);
      if (!more.said) title.lang = 'id';
      const name = element('span', '', vendor.name);
      name.dir = 'auto';
      by.append(name);
      if (vendor.district) by.append(' ', element('span', '', vendor.district));
      picture(find, data.names[row], more);
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
        if (more.content) price.append(' ', element('small', '', `/ ${more.content}`));
      }
      return item;
    };
  }

  function picture(find, name, { id, art, picture: shot }) {
    const drawing = find('.art');
    if (!shot) {
      const variety = [...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 4;
      drawing.className = `art ${art.replace(/\d+$/, variety)}`;
      drawing.firstElementChild.dataset.m = monogram(name);
      find('picture').remove();
      return;
    }
    drawing.remove();
    const stem = `${own.root}gambar/${shot.stem}`, image = find('img');
    find('source').srcset = shot.widths.map(each => `${stem}-${each}.avif ${each}w`).join(', ');
    image.className = `bg${String(shot.colour).padStart(2, '0')}`;
    image.width = shot.width;
    image.height = shot.height;
    image.src = `${stem}-${shot.width}.jpg`;
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

  own.cards = { element, maker, mark, rupiah };
})();
