// Parts of the client that pages load when they are opened, and further fonts: their names never mean two things. And the
// few files whose names do.
import { matchPrecache } from "workbox-precaching";

/* global PARTS -- written in by `cargo xtask`: what shall be there before anybody needs it */

const CACHE = "nextup-parts";

/** Answers from what is there, else from the network. */
export async function part({ request, url }) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  // Those of another build may be gone tomorrow.
  if (response.ok && isCurrent(url.pathname)) await cache.put(request.url, response.clone());
  return response;
}

/** Answers from the network first: after an update the page is newer than the worker, and shows icons that it lacks. */
export async function loose({ request }) {
  return fetch(request).catch(async () => (await matchPrecache(request.url)) ?? Response.error());
}

/** Fetches what is missing, one after the other, out of the way of what people do. */
export async function fetchParts() {
  const cache = await caches.open(CACHE);
  for (const path of PARTS) {
    if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path);
  }
}

/** Deletes the parts of builds before. */
export async function dropOldParts() {
  const cache = await caches.open(CACHE);
  const old = (await cache.keys()).filter(({ url }) => !isCurrent(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
}

function isCurrent(path) {
  return path.startsWith("/fonts/") || PARTS.includes(path);
}
