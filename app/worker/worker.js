// The service worker: keeps the shell, and what was read, for when there is no network.
//
// What is the same for everybody is precached by hash (Workbox). What belongs to a person is kept by `private.js`, and
// only where the server says so. `/api`, `/dev` and everything else are none of its business.
import { clientsClaim } from "workbox-core";
import { enable as enableNavigationPreload } from "workbox-navigation-preload";
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { page } from "./pages.js";
import { dropOldParts, fetchParts, loose, part } from "./parts.js";
import { read } from "./reads.js";

/* global BUILD, PRECACHE -- written in by `cargo xtask` */

clientsClaim();
cleanupOutdatedCaches();
enableNavigationPreload();

/** What a person may navigate to that is no page of the application; tried on path and query. */
const NO_PAGES = [/^\/(api|dev|fn|pkg|fonts|icons|healthz|readyz)\b/, /^[^?]*\.\w+(\?|$)/];
const ours = (start) => ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith(start);

// Before the precache, which would answer for them.
registerRoute(({ sameOrigin, url }) => sameOrigin && /^\/[\w.]+\.(svg|js)$/.test(url.pathname), loose);
precacheAndRoute(PRECACHE);
registerRoute(ours("/pkg/"), part);
registerRoute(ours("/fonts/"), part);
registerRoute(ours("/fn/"), read, "GET");
// Not the forms that work before the client does: the browser alone may say where those come from.
registerRoute((about) => ours("/fn/")(about) && about.request.mode !== "navigate", read, "POST");
registerRoute(new NavigationRoute(page, { denylist: NO_PAGES }));

addEventListener("activate", (event) => event.waitUntil(dropOldParts()));

addEventListener("message", (event) => {
  switch (event.data) {
    case "which build?":
      event.ports[0].postMessage(BUILD);
      break;
    case "take over":
      skipWaiting();
      break;
    case "fetch the rest":
      event.waitUntil(fetchParts());
      break;
  }
});
