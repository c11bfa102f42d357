// Where to buy: marks what is open at this hour, and puts the nearest outlets first when a visitor asks for it. The place
// of the visitor stays in this page: it is compared with the outlets' and forgotten. Without this script all is there.
(() => {
  'use strict';
  const doc = document;
  const $ = (selector, from = doc) => from.querySelector(selector);
  const $$ = (selector, from = doc) => [...from.querySelectorAll(selector)];
  const box = $('#gerai');
  if (!box) return;
  const words = JSON.parse($('#kata-gerai').textContent);
  const language = doc.documentElement.lang;
  const spots = $$('.spot', box), areas = $$('.area', box);
  const near = $('#dekat'), open = $('#buka'), status = $('#kabar');
  const before = status && status.textContent;
  const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // Day (Monday is 0) and minute where the outlets are, wherever the visitor is; null in a browser without time zones.
  function hour() {
    try {
      const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: box.dataset.zona, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
      });
      const part = {};
      format.formatToParts(new Date()).forEach(each => { part[each.type] = each.value; });
      return { day: 'MonTueWedThuFriSatSun'.indexOf(part.weekday) / 3, minute: part.hour * 60 + +part.minute };
    } catch (_) { return null; }
  }

  const clock = minutes => {
    const digits = number => String(number).padStart(2, '0');
    return digits(minutes === 1440 ? 24 : Math.floor(minutes / 60) % 24) + (language === 'id' ? '.' : ':') + digits(minutes % 60);
  };
  // 1 January 2024 was a Monday.
  const dayName = day => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2024, 0, 1 + day)));

  // What to say of an outlet at this hour; `week` holds the spans of seven days in minutes after midnight.
  function state(week, { day, minute }) {
    const yesterday = week[(day + 6) % 7].map(([start, end]) => [start - 1440, end - 1440]);
    const now = [...yesterday, ...week[day]].find(([start, end]) => start <= minute && minute < end);
    if (now && now[1] - now[0] === 1440) return { open: true, text: words.terus };
    if (now) return { open: true, text: say(words.sampai, { jam: clock(now[1]) }) };
    const later = week[day].find(([start]) => start > minute);
    if (later) return { open: false, text: say(words.nanti, { jam: clock(later[0]) }) };
    for (let n = 1; n <= 7; n++) {
      const next = (day + n) % 7;
      if (week[next].length) return { open: false, text: say(words.hari, { hari: dayName(next), jam: clock(week[next][0][0]) }) };
    }
    return { open: false, text: words.tutup };
  }

  function mark() {
    const at = hour();
    if (!at) return;
    for (const each of $$('.when[data-jam]', box)) {
      const days = each.dataset.jam.split('|');
      const week = days.map(day => day ? day.split(',').map(span => span.split('-').map(Number)) : []);
      const found = state(week, at);
      const tag = doc.createElement('span');
      tag.className = 'tag' + (found.open ? ' tag-ok' : '');
      tag.textContent = found.text;
      $('.now', each).replaceChildren(tag);
      // The lines tell runs of days with the same hours; today is in the one after as many changes.
      const line = days.slice(1, at.day + 1).filter((day, n) => day !== days[n]).length;
      $$('p:not(.now)', each).forEach((each, n) => each.classList.toggle('today', n === line));
      each.closest('.spot').dataset.buka = found.open ? 'ya' : '';
    }
  }

  function show() {
    const only = open && open.getAttribute('aria-pressed') === 'true';
    spots.forEach(spot => { spot.hidden = only && !spot.dataset.buka; });
    areas.forEach(area => { area.hidden = !$('.spot:not([hidden])', area); });
    return spots.filter(spot => !spot.hidden).length;
  }

  mark();
  addEventListener('visibilitychange', () => { if (!doc.hidden) { mark(); show(); } });
  if (!status) return;

  if (open) {
    if (!hour()) open.hidden = true;
    open.addEventListener('click', () => {
      const on = open.getAttribute('aria-pressed') !== 'true';
      open.setAttribute('aria-pressed', on);
      mark();
      const n = show();
      status.textContent = on ? say(words.buka, { n }) : before;
    });
  }

  if (!near) return;
  if (!navigator.geolocation || !isSecureContext || location.protocol === 'file:') {
    near.hidden = true;
    status.textContent = words.aman;
    return;
  }
  const homes = spots.map(spot => spot.parentNode);
  const first = $('#terdekat ul');
  const metres = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 });

  // Kilometres on the globe in a straight line; R. W. Sinnott, "Virtues of the Haversine", 1984.
  function distance(from, to) {
    const rad = degrees => degrees * Math.PI / 180;
    const a = Math.sin(rad(to[0] - from[0]) / 2) ** 2
      + Math.cos(rad(from[0])) * Math.cos(rad(to[0])) * Math.sin(rad(to[1] - from[1]) / 2) ** 2;
    return 12742 * Math.asin(Math.sqrt(a));
  }

  function home() {
    near.setAttribute('aria-pressed', 'false');
    // In the order of the page each goes to the end of its own list.
    spots.forEach((spot, n) => { homes[n].append(spot); $$('.km', spot).forEach(tag => tag.remove()); });
    show();
  }

  function sort({ coords }) {
    const far = spots.map(spot => spot.dataset.titik
      ? distance([coords.latitude, coords.longitude], spot.dataset.titik.split(',').map(Number)) : Infinity);
    const order = spots.map((_, n) => n).sort((a, b) => far[a] - far[b] || a - b);
    for (const n of order) {
      if (isFinite(far[n])) {
        const tag = doc.createElement('span');
        tag.className = 'tag tag-ritel km';
        tag.textContent = metres.format(far[n]);
        $('h3', spots[n]).append(' ', tag);
      }
      first.append(spots[n]);
    }
    near.setAttribute('aria-pressed', 'true');
    show();
    status.textContent = coords.accuracy > 2000
      ? say(words.kira, { km: '±' + metres.format(coords.accuracy / 1000) }) : words.dekat;
  }

  let asking = false;
  near.addEventListener('click', () => {
    if (asking) return;
    if (near.getAttribute('aria-pressed') === 'true') { home(); status.textContent = before; return; }
    asking = true;
    status.textContent = words.cari;
    navigator.geolocation.getCurrentPosition(
      found => { asking = false; sort(found); },
      error => { asking = false; status.textContent = error.code === 1 ? words.tolak : words.gagal; },
      { timeout: 15000, maximumAge: 60000 },
    );
  });
})();
