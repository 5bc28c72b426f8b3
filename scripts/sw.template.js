// The service worker: keeps the site for use without a connection. The build fills in the version and the list of files.
//
// - Pages come from the network while there is one, so a new version of the site shows on the next load; from the store otherwise.
//   Everything else comes from the store first: those files carry a hash in their names or belong to the version.
// - A new version takes over at once, but the store of the version before it stays, because an open page of that version may still ask
//   for its files.
// - Pages in frames are not touched: an embedded widget must behave the same in every host.
//
// The trap: a response from the store must be wrapped in a new Response. A stored one brings its own address, without the fragment, and
// a worker started from it loses what the bundler passes in that fragment ("Missing worker bootstrap config").

const version = "__VERSION__";
const files = ["__FILES__"];

const prefix = "petri-";
const store = prefix + version;
const patience = 4000; // milliseconds for a page from the network before the stored one is shown
const parallel = 6;

self.addEventListener("install", (event) => event.waitUntil(fillStore().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(dropOldStores().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = new URL(request.url).origin === self.location.origin;
  if (request.method !== "GET" || !isOurs || request.destination === "iframe") return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(request, event.clientId));
});

/** Files with a hash in their names are taken over from an earlier version's store. */
async function fillStore() {
  const cache = await caches.open(store);
  const queue = [...files];
  const work = async () => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const earlier = path.startsWith("/_next/static/") ? await stored(path) : undefined;
      if (earlier) await cache.put(path, earlier);
      else await cache.add(new Request(path, { cache: "no-cache" }));
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

async function dropOldStores() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== store);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
}

/** This version's copy, else an earlier version's. */
async function stored(path) {
  const own = await (await caches.open(store)).match(path);
  if (own) return own;
  for (const name of await caches.keys()) {
    const found = name.startsWith(prefix) ? await (await caches.open(name)).match(path) : undefined;
    if (found) return found;
  }
  return undefined;
}

const rewrapped = (response) =>
  new Response(response.body, { status: response.status, statusText: response.statusText, headers: response.headers });

async function page(request) {
  const network = fetch(request);
  const slow = new Promise((resolve) => setTimeout(resolve, patience));
  const first = await Promise.race([network, slow]).catch(() => undefined);
  if (first) return first;
  const path = new URL(request.url).pathname.replace(/\/$/, "");
  const known = await stored(path === "" ? "/index.html" : path.endsWith(".html") ? path : `${path}.html`);
  if (known) return rewrapped(known);
  const missing = await stored("/404.html");
  return network.catch((error) => {
    if (missing) return new Response(missing.body, { status: 404, headers: missing.headers });
    throw error;
  });
}

async function file(request, clientId) {
  // Not clients.get(): it waits until its client is ready, and a worker that is loading its scripts is not ready before it has
  // them. Firefox keeps to that, and every worker of a visited page would wait for ever.
  const windows = await self.clients.matchAll({ type: "window" });
  const client = windows.find(({ id }) => id === clientId);
  if (client?.frameType !== "nested") {
    const known = await stored(new URL(request.url).pathname);
    if (known) return rewrapped(known);
  }
  const response = await fetch(request);
  return response.type === "basic" && response.status !== 0 && !response.redirected ? rewrapped(response) : response;
}
