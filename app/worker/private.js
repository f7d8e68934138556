// What belongs to one session: answers to reads, in a cache that is named after the session.
//
// Two headers of the server decide. `x-nextup-session` is on everything it answers for a person or for nobody: another
// name than that of the cache means that the session is over, and everything kept goes before the answer is shown.
// `x-nextup-offline: keep` is on the few reads that may be kept at all.

const PREFIX = "nextup-private-";
const NOBODY = "none";
/** When an answer was kept, in milliseconds. */
const KEPT_AT = "x-nextup-kept-at";
/** As long as a session. */
const MOST_MS = 30 * 24 * 60 * 60 * 1000;
/** A few hundred customers with their timelines. */
const MOST_ANSWERS = 600;

/** Counts how often everything was forgotten: an answer that was asked for before that may not be kept after it. */
let forgotten = 0;

export const times = () => forgotten;

/** Looks whose answer this is; forgets everything of anybody else. */
export async function observe(response) {
  const session = response.headers.get("x-nextup-session");
  if (session === null) return;
  const others = (await ours()).filter((name) => name !== PREFIX + session);
  if (session === NOBODY || others.length > 0) forgotten += 1;
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Keeps an answer if that is allowed, and forgets the one before if it is not true any more. Says when it was kept. */
export async function keep(request, response, before) {
  const session = response.headers.get("x-nextup-session");
  if (session === null || session === NOBODY || before !== forgotten) return null;
  if ([403, 404, 410].includes(response.status)) {
    await (await caches.open(PREFIX + session)).delete(request.url, { ignoreVary: true });
  }
  if (!response.ok || response.headers.get("x-nextup-offline") !== "keep") return null;
  const at = Date.now();
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, String(at));
  const copy = new Response(await response.arrayBuffer(), { status: response.status, headers });
  const cache = await caches.open(PREFIX + session);
  await cache.put(request.url, copy);
  await trim(cache);
  // Somebody signed out meanwhile.
  if (before !== forgotten) await caches.delete(PREFIX + session);
  return at;
}

/** The answer that was kept, and when. */
export async function recall(request) {
  const cache = await theOne();
  const response = await cache?.match(request.url, { ignoreVary: true });
  if (!response) return null;
  const at = Number(response.headers.get(KEPT_AT));
  if (Date.now() - at <= MOST_MS) return { response, at };
  await cache.delete(request.url, { ignoreVary: true });
  return null;
}

/** Whether anything of anybody is kept. */
export async function isAnythingKept() {
  const cache = await theOne();
  return cache !== null && (await cache.keys()).length > 0;
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** There is one at most. Where there are more, nobody can say whose turn it is. */
async function theOne() {
  const names = await ours();
  if (names.length === 1) return caches.open(names[0]);
  await Promise.all(names.map((name) => caches.delete(name)));
  return null;
}

/** The oldest first: what is kept again moves to the end. */
async function trim(cache) {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_ANSWERS)).map((key) => cache.delete(key)));
}
