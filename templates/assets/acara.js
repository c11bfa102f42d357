// On an exhibition's page: which day is today, and a plan that can be made larger.
(() => {
  'use strict';
  const doc = document;
  const zone = doc.querySelector('[data-zona]');
  if (zone) {
    // The calendar day where the exhibition is, wherever the visitor's clock is.
    const today = new Date(Date.now() + zone.dataset.zona * 36e5).toISOString().slice(0, 10);
    for (const day of doc.querySelectorAll(`[data-hari][datetime="${today}"]`)) day.setAttribute('aria-current', 'date');
  }

  const plan = doc.querySelector('.plan svg[width]'), zoom = doc.querySelector('.zoom');
  if (!plan || !zoom) return;
  const frame = plan.parentElement, width = +plan.getAttribute('width'), height = +plan.getAttribute('height');
  let scale = 1;
  zoom.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) return;
    // The smallest shows the whole plan.
    const room = frame.clientWidth - 2 * parseFloat(getComputedStyle(frame).paddingLeft);
    const least = Math.min(1, room / width), middle = (frame.scrollLeft + frame.clientWidth / 2) / scale;
    scale = Math.min(3, Math.max(least, button.value === '+' ? scale * 1.4 : scale / 1.4));
    plan.setAttribute('width', width * scale);
    plan.setAttribute('height', height * scale);
    frame.scrollLeft = middle * scale - frame.clientWidth / 2;
  });
})();
