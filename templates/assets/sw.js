// Keeps what was seen readable without a network. Before this stands `SHELL`: a version that changes with the files it
// names, and their addresses from this file on. How to take the worker back: docs/decisions/0005-service-worker.md.
const BASE = new URL('./', self.location).href;
// Other sites may live under the same host: names begin with where this one lies.
const NAME = kind => `etalase-1 ${BASE} ${kind}`;
const PAGES = NAME('halaman'), ASSETS = NAME('aset'), PICTURES = NAME('gambar');
const MOST = { [PAGES]: 60, [ASSETS]: 40, [PICTURES]: 80 };
const PATIENCE_MS = 4000;
const KEPT = new Set([...SHELL.pages, ...SHELL.assets].map(path => BASE + path));

self.addEventListener('install', event => event.waitUntil(install()));
self.addEventListener('activate', event => event.waitUntil(activate()));
self.addEventListener('fetch', event => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method !== 'GET' || !address.startsWith(BASE)) return;
  const path = address.slice(BASE.length);
  if (event.request.mode === 'navigate') event.respondWith(newest(event, PAGES, address, () => offline(path)));
  else if (path === 'katalog.js') event.respondWith(newest(event, ASSETS, address, () => Response.error()));
  else if (path.startsWith('aset/')) event.respondWith(first(event, ASSETS));
  else if (path.startsWith('gambar/')) event.respondWith(first(event, PICTURES));
});

async function install() {
  const [pages, assets] = await Promise.all([caches.open(PAGES), caches.open(ASSETS)]);
  await Promise.all([
    pages.addAll(SHELL.pages.map(path => new Request(BASE + path, { cache: 'no-cache' }))),
    assets.addAll(SHELL.assets.map(path => BASE + path)),
  ]);
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  const ours = names.filter(name => name.startsWith('etalase-') && name.includes(` ${BASE} `));
  await Promise.all(ours.filter(name => !(name in MOST)).map(name => caches.delete(name)));
  await self.clients.claim();
}

// The network first; after four seconds, without one, or when the server fails: the copy; else what `instead` says.
async function newest(event, name, key, instead) {
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then(answer => keep(name, key, answer.clone())).catch(() => {}));
  const late = new Promise(done => setTimeout(done, PATIENCE_MS));
  const answer = await Promise.race([fresh, late]).catch(() => undefined);
  if (answer && answer.status < 500) return answer;
  const copy = await (await caches.open(name)).match(key);
  if (copy) return copy;
  return answer || fresh.catch(instead);
}

async function offline(path) {
  const pages = await caches.open(PAGES);
  const twin = path.startsWith('en/') ? 'en/' : '';
  return (await pages.match(`${BASE}${twin}luring/`)) || Response.error();
}

// Names hold a hash of the content: a copy is as good as the file.
async function first(event, name) {
  const copy = await (await caches.open(name)).match(event.request.url);
  if (copy) return copy;
  const answer = await fetch(event.request);
  event.waitUntil(keep(name, event.request.url, answer.clone()));
  return answer;
}

async function keep(name, key, answer) {
  if (!answer.ok || answer.status === 206) return;
  if (name === PAGES && !(answer.headers.get('Content-Type') || '').startsWith('text/html')) return;
  const cache = await caches.open(name);
  await cache.put(key, answer);
  const spare = (await cache.keys()).filter(request => !KEPT.has(request.url));
  const most = MOST[name] - (name === PICTURES ? 0 : KEPT.size);
  await Promise.all(spare.slice(0, Math.max(0, spare.length - most)).map(request => cache.delete(request)));
}
