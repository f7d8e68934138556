// What a page loads last, when it is idle: registers the worker, and sees to it that nobody is stuck with an old version.
// The client hears of it by events of the window and attributes of the document.
import { addLaunchImages } from "./launch.js";

const workers = navigator.serviceWorker;
const root = document.documentElement;
const build = ["script", "style"].map(hash).join(".");
/** Whether the person asked for the new version, on this page. */
let accepted = false;

addEventListener("nextup-reload", reload);
addEventListener("nextup-part-missing", recover);
if (workers) register();
addLaunchImages();

async function register() {
  const had = Boolean(workers.controller);
  const registration = await workers.register("/sw.js", { updateViaCache: "none" });
  // Where somebody has switched workers off.
  if (!registration) return;
  watch(registration);
  workers.addEventListener("controllerchange", () => changed(had));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
  const { active } = await workers.ready;
  if (!workers.controller) await new Promise((resolve) => workers.addEventListener("controllerchange", resolve, { once: true }));
  say("worker");
  // For those who are signed in, and do not pay by the byte.
  if (document.querySelector(".nx-shell") && !navigator.connection?.saveData) active.postMessage("fetch the rest");
}

function watch(registration) {
  const look = () => {
    if (registration.waiting && workers.controller) offer(registration.waiting);
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}

/** A page that is as new as the waiting worker lets it take over, an older one asks the person. */
async function offer(worker) {
  if ((await buildOf(worker)) === build) worker.postMessage("take over");
  else say("update");
}

async function changed(had) {
  if (accepted) location.reload();
  else if (had && (await buildOf(workers.controller)) !== build) say("update");
}

async function reload() {
  accepted = true;
  const registration = await workers?.getRegistration();
  if (registration?.waiting) registration.waiting.postMessage("take over");
  else location.reload();
}

/** A part of this build is not on the server any more: the page is out of date. Once, in case it is not that. */
function recover() {
  const key = "nextup.recovered";
  if (!navigator.onLine || Date.now() - Number(sessionStorage.getItem(key)) < 60_000) return;
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
}

function say(what) {
  root.dataset[what] = "";
  dispatchEvent(new Event(`nextup-${what}`));
}

function buildOf(worker) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage("which build?", [port2]);
  return answer;
}

/** The hash that the page's own script or style sheet carries. */
function hash(what) {
  const link = what === "script" ? 'link[rel="modulepreload"]' : 'link[rel="stylesheet"]';
  const links = [...document.querySelectorAll(link)].map(({ href }) => href.match(/\/pkg\/nextup\.(\w+)\./)?.[1]);
  return links.find(Boolean);
}
