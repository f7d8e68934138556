// Asking the server, and not waiting for ever.

/** How long something that was kept is held back for something newer. */
const PATIENCE_MS = 5000;

/** Starts asking. To a read, what a proxy says because we did not answer is no answer. */
export async function ask(request, event) {
  const response = (await event.preloadResponse) ?? (await fetch(request));
  const isOurs = response.status < 502 || response.headers.has("x-nextup-session");
  if (request.method === "GET" && !isOurs) throw new Error("no answer");
  return response;
}

/** The answer if it comes soon, else null. */
export function soon(answer) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  return Promise.race([answer.catch(() => null), late]).finally(() => clearTimeout(timer));
}
