// Server functions: the network first, then what was kept.
import { ask, soon } from "./network.js";
import { keep, observe, recall, times } from "./private.js";

/** Answers a server function, and tells the page how old the answer is. */
export async function read({ request, event, url }) {
  const tell = teller(event, url);
  const before = times();
  const answer = ask(request, event).then(async (response) => {
    await observe(response);
    return response;
  });
  // Goes on when the page is gone, or was answered from what was kept.
  event.waitUntil(answer.then((response) => note(request, response, before, tell)).catch(() => {}));
  const first = await soon(answer);
  if (first) return first;
  const kept = request.method === "GET" ? await recall(request) : null;
  if (kept) {
    tell({ reached: false, at: kept.at });
    return kept.response;
  }
  return answer.catch(() => {
    tell({ reached: false });
    return Response.error();
  });
}

/** Called before the page reads the answer. */
async function note(request, response, before, tell) {
  const at = request.method === "GET" ? await keep(request, response.clone(), before) : null;
  tell({ reached: true, at });
}

/** Talks to the page that asked. */
function teller(event, url) {
  return async (about) => {
    const client = await clients.get(event.clientId);
    client?.postMessage({ nextup: "read", url: url.pathname + url.search, ...about });
  };
}
