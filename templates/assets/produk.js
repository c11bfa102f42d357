// The gallery of a product: small pictures lead to large ones, and show which is seen; a large one opens on the whole
// screen. The viewer comes only then, by addresses in the page, as a script and a sheet of its own.
(() => {
  'use strict';
  const doc = document, own = window.etalase;
  const gallery = doc.querySelector('.gal'), thumbs = [...doc.querySelectorAll('.thumbs a')];
  if (!gallery) return;
  const shots = [...gallery.children];

  if (thumbs.length) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    thumbs.forEach((thumb, n) => thumb.addEventListener('click', event => {
      event.preventDefault();
      const left = shots[n].offsetLeft - shots[0].offsetLeft;
      gallery.scrollTo({ left, behavior: calm.matches ? 'auto' : 'smooth' });
    }));
    const seen = new IntersectionObserver(entries => entries.forEach(entry => {
      if (entry.isIntersecting) thumbs.forEach((thumb, n) =>
        shots[n] === entry.target ? thumb.setAttribute('aria-current', 'true') : thumb.removeAttribute('aria-current'));
    }), { root: gallery, threshold: .6 });
    shots.forEach(shot => seen.observe(shot));
  }

  const { foto, gaya } = gallery.dataset;
  let coming;
  const sheet = () => new Promise((done, fail) => {
    const link = doc.createElement('link');
    link.rel = 'stylesheet';
    link.href = gaya;
    link.onload = done;
    link.onerror = fail;
    doc.head.append(link);
  });
  const viewer = () => coming = coming || Promise.all([own.load(foto), sheet()]);

  if (foto && own && window.HTMLDialogElement) {
    // The viewer is on its way while the finger is still down.
    gallery.addEventListener('pointerdown', () => viewer().catch(() => { coming = null; }));
    gallery.addEventListener('click', event => {
      const link = event.target.closest('a');
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      viewer().then(() => own.photos(gallery, shots.indexOf(link.parentNode)))
        .catch(() => { coming = null; location.href = link.href; });
    });
  }
})();
