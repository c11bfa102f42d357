// The photos of a product on the whole screen: swipe from one to the next, come closer by pinching, a double tap, a
// click or a key. Loaded when somebody opens a photo; without it the photo is a link to its large file.
(() => {
  'use strict';
  const own = window.etalase, doc = document;
  const NEAR = 2.5, NEAREST = 5, STEP = 1.5, PAN = 90;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  // Opens the viewer at the photo with this number; the gallery is the list of links, its words are in `data-kata`.
  own.photos = (gallery, first) => {
    const words = gallery.dataset.kata.split('|');
    const links = [...gallery.querySelectorAll('a')];
    const viewer = doc.createElement('dialog');
    viewer.className = 'viewer';
    viewer.setAttribute('aria-label', words[0]);
    const track = doc.createElement('ul'), said = doc.createElement('p'), tools = doc.createElement('div');
    said.setAttribute('role', 'status');
    tools.className = 'viewer-tools';
    const slides = links.map(link => slide(link, track));
    const button = (sign, word, does) => {
      const made = doc.createElement('button');
      made.type = 'button';
      made.dataset.sign = sign;
      made.setAttribute('aria-label', word);
      made.addEventListener('click', does);
      return made;
    };
    const leave = button('×', words[1], () => viewer.close());
    leave.className = 'viewer-x';
    const nearer = button('+', words[2], () => zoom(scale * STEP));
    const farther = button('−', words[3], () => zoom(scale / STEP));
    const before = button('‹', words[4], () => go(now - 1)), after = button('›', words[5], () => go(now + 1));
    if (slides.length > 1) tools.append(before);
    tools.append(farther, nearer);
    if (slides.length > 1) tools.append(after);
    viewer.append(said, leave, track, tools);
    doc.body.append(viewer);

    let now = -1, scale = 1;

    // A photo fills the screen at scale 1, whatever its proportions.
    function fit(n) {
      const { item, image } = slides[n];
      const ratio = image.getAttribute('width') / image.getAttribute('height');
      const width = Math.min(item.clientWidth, item.clientHeight * ratio) * (n === now ? scale : 1);
      image.style.width = `${width}px`;
      image.style.height = `${width / ratio}px`;
    }

    // The point (x, y) of the screen stays where it is; without one, the middle.
    function zoom(wanted, x, y) {
      const { item } = slides[now], box = item.getBoundingClientRect();
      const next = Math.min(NEAREST, Math.max(1, wanted)), times = next / scale;
      const dx = x === undefined ? box.width / 2 : x - box.left, dy = y === undefined ? box.height / 2 : y - box.top;
      const { image } = slides[now], old = image.getBoundingClientRect();
      const inX = dx + box.left - old.left, inY = dy + box.top - old.top;
      scale = next;
      fit(now);
      item.classList.toggle('near', scale > 1);
      const fresh = image.getBoundingClientRect();
      item.scrollLeft += fresh.left - box.left + inX * times - dx;
      item.scrollTop += fresh.top - box.top + inY * times - dy;
      state();
    }

    function state() {
      // A button that has the focus and goes dead would throw the reader out of the viewer.
      const dead = (button, is) => button.setAttribute('aria-disabled', is);
      dead(nearer, scale >= NEAREST);
      dead(farther, scale <= 1);
      dead(before, now === 0);
      dead(after, now === slides.length - 1);
    }

    function show(n) {
      if (n === now) return;
      const left = slides[now];
      now = n;
      scale = 1;
      if (left) {
        left.item.classList.remove('near');
        fit(slides.indexOf(left));
      }
      slides.forEach(({ item }, m) => { item.tabIndex = m === now ? 0 : -1; });
      const { image, tongue } = slides[now], what = doc.createElement('span');
      what.textContent = image.alt;
      if (tongue) what.lang = tongue;
      const count = slides.length > 1 ? words[6].replace('{n}', now + 1).replace('{total}', slides.length) : '';
      said.replaceChildren(count && `${count}: `, what);
      state();
    }

    function go(n, jump) {
      if (n < 0 || n >= slides.length) return;
      track.scrollTo({ left: n * track.clientWidth, behavior: jump || calm.matches ? 'auto' : 'smooth' });
      if (jump) show(n);
    }

    const fitAll = () => { slides.forEach((_, n) => fit(n)); };
    const resized = () => { fitAll(); go(now, true); };
    addEventListener('resize', resized);
    track.addEventListener('scroll', () => {
      const n = Math.round(track.scrollLeft / track.clientWidth);
      if (slides[n] && viewer.open) show(n);
    }, { passive: true });

    viewer.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { item } = slides[now], pan = (left, top) => item.scrollBy(left, top);
      const does = {
        '+': () => zoom(scale * STEP), '=': () => zoom(scale * STEP),
        '-': () => zoom(scale / STEP), '_': () => zoom(scale / STEP), '0': () => zoom(1),
        ArrowLeft: () => (scale > 1 ? pan(-PAN, 0) : go(now - 1)),
        ArrowRight: () => (scale > 1 ? pan(PAN, 0) : go(now + 1)),
        ArrowUp: () => pan(0, -PAN), ArrowDown: () => pan(0, PAN),
        Home: () => go(0), End: () => go(slides.length - 1),
      }[event.key];
      if (!does) return;
      event.preventDefault();
      does();
    });

    // Two fingers pinch; one swipes or pans, which the browser does by itself.
    let pinch = null;
    const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    track.addEventListener('touchstart', event => {
      pinch = event.touches.length === 2 ? { apart: apart(event.touches), scale } : null;
    }, { passive: true });
    track.addEventListener('touchmove', event => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      const [a, b] = event.touches;
      zoom(pinch.scale * apart(event.touches) / pinch.apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    }, { passive: false });
    track.addEventListener('wheel', event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(scale * Math.exp(-event.deltaY / 100), event.clientX, event.clientY);
    }, { passive: false });

    // A mouse clicks to come nearer and drags to look around; a finger taps twice.
    let drag = null, kind = 'mouse', tapped = null;
    track.addEventListener('pointerdown', event => {
      kind = event.pointerType;
      const { item } = slides[now];
      drag = kind === 'mouse' && { x: event.clientX, y: event.clientY, left: item.scrollLeft, top: item.scrollTop };
    });
    track.addEventListener('pointermove', event => {
      if (!drag || !event.buttons) return;
      const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
      if (Math.hypot(dx, dy) > 4) drag.moved = true;
      if (scale > 1) slides[now].item.scrollTo(drag.left - dx, drag.top - dy);
    });
    track.addEventListener('click', event => {
      if (drag && drag.moved) return;
      const on = event.target.localName === 'img';
      if (kind === 'mouse' || kind === 'pen') {
        if (on) zoom(scale > 1 ? 1 : NEAR, event.clientX, event.clientY);
        else viewer.close();
        return;
      }
      const last = tapped;
      tapped = { at: event.timeStamp, x: event.clientX, y: event.clientY };
      if (!last || tapped.at - last.at > 350 || Math.hypot(tapped.x - last.x, tapped.y - last.y) > 40) return;
      tapped = null;
      zoom(scale > 1 ? 1 : NEAR, event.clientX, event.clientY);
    });

    // Back where the reader was, at the photo that was seen last.
    viewer.addEventListener('close', () => {
      removeEventListener('resize', resized);
      viewer.remove();
      const shot = links[now].closest('li');
      gallery.scrollTo({ left: shot.offsetLeft - gallery.firstElementChild.offsetLeft, behavior: 'auto' });
      links[now].focus({ preventScroll: true });
    });

    viewer.showModal();
    go(first, true);
    fitAll();
    slides[now].item.focus();
  };

  // The same files as in the gallery, chosen for a width of 1080; those next to be seen wait until they come near.
  function slide(link, track) {
    const item = doc.createElement('li'), picture = link.querySelector('picture, img').cloneNode(true);
    const image = picture.matches('img') ? picture : picture.querySelector('img');
    const source = picture.querySelector('source');
    if (source) source.sizes = '1080px';
    image.removeAttribute('fetchpriority');
    image.loading = 'lazy';
    image.draggable = false;
    item.append(picture);
    track.append(item);
    return { item, image, tongue: link.closest('li').lang };
  }
})();
