// Pages: always from the server if it answers, and drawn by the client itself if it does not. So no page is kept, and
// none can be older than the client.
import { ask, soon } from "./network.js";
import { isAnythingKept, observe } from "./private.js";
import { nothingHere, shell } from "./shell.js";

/** What the client can draw from what was kept. */
const READABLE = /^\/($|home|customers|receivables|invoices|artifacts|portfolio|trash|settings)/;

/** Answers a navigation. */
export async function page({ request, event, url }) {
  const answer = ask(request, event).then(async (response) => {
    await observe(response);
    return response;
  });
  event.waitUntil(answer.catch(() => {}));
  const first = await soon(answer);
  if (first) return first;
  const kept = await isAnythingKept();
  if (kept && url.pathname === "/") return Response.redirect("/home");
  if (kept && READABLE.test(url.pathname)) return shell();
  // Slow, perhaps: there is nothing to show in the meantime.
  return answer.catch(() => nothingHere(kept));
}
