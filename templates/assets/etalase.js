// On every page: the worker for reading without a network, sharing, and the key to the search box.
// All of it is an addition: without this script every page is whole.
(() => {
  'use strict';
  const doc = document;
  const $ = selector => doc.querySelector(selector);
  const own = window.etalase = window.etalase || {};
  // Taken before any address changes, because it is relative to this page's.
  own.root = new URL(doc.documentElement.dataset.root, location.href).href;

  // Adds a classic script: the only way to load something that also works from a USB stick.
  own.load = address => new Promise((done, fail) => {
    const script = doc.createElement('script');
    script.src = address;
    script.onload = done;
    script.onerror = () => { script.remove(); fail(new Error(address)); };
    doc.head.append(script);
  });

  const preview = $('script[src$="/__pratinjau.js"]');
  if ('serviceWorker' in navigator && isSecureContext && location.protocol !== 'file:' && !preview)
    addEventListener('load', () => {
      const { serviceWorker } = navigator, isFirst = !serviceWorker.controller;
      // A first visit is over before the worker comes: tell it what was seen.
      const seen = () => [location.href, ...performance.getEntriesByType('resource').map(each => each.name)];
      serviceWorker.register(own.root + 'sw.js').then(() => isFirst && serviceWorker.ready)
        .then(ready => ready && ready.active.postMessage({ dilihat: seen() })).catch(() => {});
    });

  doc.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    // The other language shows the same selection.
    if (link.matches('.lang') && location.search) link.search = location.search;
    if (link.dataset.bagi !== undefined) share(event, link);
  });

  function share(event, link) {
    const canonical = $('link[rel=canonical]');
    const url = canonical ? canonical.href : location.href;
    if (navigator.share) {
      event.preventDefault();
      navigator.share({ title: doc.title, url }).catch(() => {});
    } else if (navigator.clipboard && link.dataset.bagi) {
      event.preventDefault();
      navigator.clipboard.writeText(url).then(() => told(link), () => { location.href = link.href; });
    }
  }

  function told(link) {
    const text = link.lastChild, before = text.textContent;
    if (before === link.dataset.bagi) return;
    // A region that was there before speaks; one made now may stay silent.
    const aloud = $('.sr[role=status]');
    if (aloud) aloud.textContent = link.dataset.bagi;
    else link.setAttribute('aria-live', 'polite');
    text.textContent = link.dataset.bagi;
    setTimeout(() => { text.textContent = before; }, 2500);
  }

  const box = $('#q');
  if (box) doc.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target !== doc && event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    box.focus();
  });
})();
