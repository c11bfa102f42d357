// Keeps what was seen, and what a visitor saved, readable without a network. Before this stands `SHELL`: a version that
// changes with the files it names, and their addresses from this file on. What is kept where, and how to take the worker
// back: docs/decisions/0005-service-worker.md.
const BASE = new URL('./', self.location).href;
// Other sites may live under the same host: names begin with where this one lies.
const NAME = kind => `etalase-1 ${BASE} ${kind}`;
const PAGES = NAME('halaman'), ASSETS = NAME('aset'), PICTURES = NAME('gambar'), SAVED = NAME('simpan:');
const MOST = { [PAGES]: 60, [ASSETS]: 40, [PICTURES]: 160 };
const PATIENCE_MS = 4000, SHORT_PATIENCE_MS = 1500;
const SHELL_ASSETS = new Set(SHELL.assets.map(path => BASE + path));
const SHELL_PAGES = new Set(SHELL.pages.map(path => BASE + path));

self.addEventListener('install', event => event.waitUntil(install()));
self.addEventListener('activate', event => event.waitUntil(activate()));
self.addEventListener('message', event => event.waitUntil(adopt(event.data.dilihat || [])));
self.addEventListener('fetch', event => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== 'GET' || !address.startsWith(BASE)) return;
  const path = address.slice(BASE.length), isPage = event.request.mode === 'navigate';
  // What a script fetches, to save it, comes from the network or not at all.
  if (!isPage && !event.request.destination) return;
  if (isPage) event.respondWith(page(event, address, path));
  else if (path === 'katalog.js') event.respondWith(pointer(event, address));
  else if (path.startsWith('aset/')) event.respondWith(first(event, ASSETS, address));
  else if (path.startsWith('gambar/')) event.respondWith(picture(event, address));
  else if (/\.(ics|pdf)$/.test(path)) event.respondWith(fetch(event.request).catch(async () => await saved(address) || Response.error()));
});

async function install() {
  await Promise.all([...SHELL_ASSETS].map(each => fetched(ASSETS, each)));
  await Promise.all([...SHELL_PAGES].map(each => fetched(PAGES, each, 'no-cache')));
  await self.skipWaiting();
}

async function activate() {
  const ours = (await caches.keys()).filter(name => name.startsWith('etalase-') && name.includes(` ${BASE} `));
  await Promise.all(ours.filter(name => !(name in MOST) && !name.startsWith(SAVED)).map(name => caches.delete(name)));
  await self.clients.claim();
}

// What the first visit showed came before there was a worker.
async function adopt(addresses) {
  for (const address of addresses.map(each => each.split(/[?#]/)[0]).filter(each => each.startsWith(BASE))) {
    const path = address.slice(BASE.length);
    const name = path.startsWith('aset/') ? ASSETS : path.startsWith('gambar/') ? PICTURES : path.endsWith('/') || !path ? PAGES : '';
    if (name && !await (await caches.open(name)).match(address)) await fetched(name, address).catch(() => {});
  }
}

async function fetched(name, address, cache = 'default') {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  await keep(name, address, answer);
}

// The network first; after some patience, without one, or when the server fails: the copy; else /luring/.
async function page(event, address, path) {
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then(answer => keep(PAGES, address, answer.clone())).catch(() => {}));
  const isSaved = await saved(address);
  const late = new Promise(done => setTimeout(done, isSaved ? SHORT_PATIENCE_MS : PATIENCE_MS));
  const answer = await Promise.race([fresh, late]).catch(() => undefined);
  if (answer && answer.status < 500) return answer;
  const copy = await copyOf(address);
  if (copy) return copy;
  return answer || fresh.catch(() => offline(path));
}

// A page as it was last seen, else as it was saved.
const copyOf = async address => await (await caches.open(PAGES)).match(address) || saved(address);

async function offline(path) {
  const isEnglish = path.startsWith('en/');
  const twin = isEnglish ? path.slice(3) : `en/${path}`;
  if (await copyOf(BASE + twin)) return Response.redirect(BASE + twin);
  const own = `${BASE}${isEnglish ? 'en/' : ''}luring/`;
  // Only at its own address do its links lead where they should.
  return await copyOf(own) ? Response.redirect(`${own}?dari=${encodeURIComponent(path)}#belum`) : Response.error();
}

// What a visitor saved, if it is among it.
async function saved(address) {
  for (const name of (await caches.keys()).filter(name => name.startsWith(SAVED))) {
    const copy = await (await caches.open(name)).match(address);
    if (copy) return copy;
  }
}

// Names hold a hash of the content: a copy is as good as the file.
async function first(event, name, address) {
  const copy = await (await caches.open(name)).match(address) || await saved(address);
  if (copy) return copy;
  const answer = await fetch(event.request);
  event.waitUntil(keep(name, address, answer.clone()));
  return answer;
}

// Without a network another width of the same picture is better than none, and nothing better than a broken one.
async function picture(event, address) {
  try {
    return await first(event, PICTURES, address);
  } catch (_) {
    const [, stem, ending] = /^(.*?)(?:-\d+)?(\.\w+)$/.exec(address) || [];
    for (const name of (await caches.keys()).filter(name => name === PICTURES || name.startsWith(SAVED))) {
      const cache = await caches.open(name);
      const other = (await cache.keys()).find(({ url }) => url.startsWith(`${stem}-`) && url.endsWith(ending));
      if (other) return cache.match(other);
    }
    return new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', { headers: { 'Content-Type': 'image/svg+xml' } });
  }
}

// /katalog.js names the search data of today. Without a network the copy counts whose files are there.
async function pointer(event, address) {
  try {
    const answer = await fetch(event.request);
    if (answer.status < 500) {
      event.waitUntil(keep(ASSETS, address, answer.clone()));
      return answer;
    }
  } catch (_) { /* The copies follow. */ }
  let best, most = -1;
  for (const name of (await caches.keys()).filter(name => name === ASSETS || name.startsWith(SAVED))) {
    const copy = await (await caches.open(name)).match(address);
    if (!copy) continue;
    const names = namesIn(await copy.clone().text());
    const there = await Promise.all(names.map(async each => !!(await caches.match(BASE + each))));
    const score = there.filter(Boolean).length;
    if (score > most) [best, most] = [copy, score];
  }
  return best || Response.error();
}

const namesIn = text => [...new Set(text.match(/aset\/[\w.-]+/g))];

async function keep(name, address, answer) {
  const cache = await caches.open(name);
  if (name === PAGES && [404, 410].includes(answer.status)) await cache.delete(address);
  if (!answer.ok || answer.status === 206) return;
  if (name === PAGES) return keepPage(cache, address, answer);
  await cache.put(address, answer);
  const there = (await cache.keys()).map(request => request.url);
  if (there.length <= MOST[name]) return;
  const isUsed = name === ASSETS ? await usedAssets() : () => false;
  const idle = there.filter(url => !isUsed(url));
  await Promise.all(idle.slice(0, Math.max(0, idle.length - MOST[name])).map(url => cache.delete(url)));
}

// A page is kept with the names of its stylesheets and scripts, and they with it: an old page never meets new ones.
async function keepPage(cache, address, answer) {
  if (!(answer.headers.get('Content-Type') || '').startsWith('text/html')) return;
  const text = await answer.text();
  const needed = (text.match(/(?:href|src)="[^"]*?aset\/[\w.-]+"/g) || []).flatMap(namesIn).map(each => BASE + each);
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'X-Aset': namesIn(text).join(' ') };
  await cache.put(address, new Response(text, { headers }));
  const old = (await cache.keys()).map(request => request.url).filter(url => !SHELL_PAGES.has(url));
  await Promise.all(old.slice(0, Math.max(0, old.length - MOST[PAGES])).map(url => cache.delete(url)));
  const assets = await caches.open(ASSETS);
  for (const each of needed) if (!await assets.match(each)) await fetched(ASSETS, each).catch(() => {});
}

// What the shell, a kept page or today's search data name. A large catalogue has hundreds of parts, told as one name with
// a star: together they weigh little, and all of today's stay.
async function usedAssets() {
  const pages = await (await caches.open(PAGES)).matchAll();
  const names = pages.flatMap(copy => (copy.headers.get('X-Aset') || '').split(' ')).map(each => BASE + each);
  const used = new Set([...SHELL_ASSETS, `${BASE}katalog.js`, ...names]);
  const copy = await (await caches.open(ASSETS)).match(`${BASE}katalog.js`);
  const told = copy ? (await copy.text()).match(/aset\/[\w.*-]+/g) || [] : [];
  const parts = told.map(each => `${BASE}${each}`.split('*'));
  return url => used.has(url) || parts.some(([start, end]) => end === undefined ? url === start : url.startsWith(start) && url.endsWith(end));
}
