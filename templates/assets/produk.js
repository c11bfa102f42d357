// The gallery of a product: small pictures lead to large ones, and show which is seen.
(() => {
  'use strict';
  const $ = selector => document.querySelector(selector);
  const gallery = $('.gal'), thumbs = [...document.querySelectorAll('.thumbs a')];
  if (gallery && thumbs.length) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const shots = [...gallery.children];
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
})();
