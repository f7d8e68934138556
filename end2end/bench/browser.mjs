// What a browser takes for the list of customers: `cargo xtask bench` runs this against the server with much data and puts
// what it prints into its report. Not a test: it says what it measured and judges nothing.
//
// Asks for BASE_URL, EMAIL, PASSWORD and BUSIEST, the id of a customer with ten thousand entries in its timeline; PLAYWRIGHT_CHROMIUM if the browser is not Playwright's own.
// Prints one JSON array of { what, unit, value, target, higher }: figures of several runs are their median.
import { chromium } from "@playwright/test";

const { BASE_URL: base, EMAIL: email, PASSWORD: password, BUSIEST: busiest, PLAYWRIGHT_CHROMIUM: executablePath } = process.env;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 800 } };
const RUNS = 5;

const browser = await chromium.launch({ executablePath, args: ["--disable-background-networking", "--disable-component-update", "--no-first-run"] });
try {
  const state = await signIn();
  const parts = [firstVisit, scrolling, palette, timeline, artifact];
  const figures = [];
  for (const part of parts) figures.push(...(await part(state)));
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
}

async function signIn() {
  const context = await browser.newContext();
  const reply = await context.request.post(`${base}/fn/account/sign-in`, {
    form: { email, password },
    headers: { origin: base, accept: "application/json" },
  });
  if (!reply.ok()) throw new Error(`signing in: ${reply.status()}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A slow phone on a slow line, nothing cached: what arrives, what is painted when, how long the page is deaf. */
async function firstVisit(storageState) {
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit(storageState));
  const middle = (key) => median(visits.map((visit) => visit[key]));
  return [
    figure("First visit, everything", "kB", middle("bytes") / 1000, 450),
    figure("First visit, WebAssembly", "kB", middle("wasm") / 1000, 330),
    figure("Largest paint", "ms", middle("paint"), 1000),
    figure("Main thread blocked, in all", "ms", middle("blocked"), 300),
    figure("Layout shift", "", middle("shift"), 0),
    figure("Until it answers", "ms", middle("ready")),
    figure("Interaction: the menu of a status opens", "ms", middle("interaction"), 100),
  ];
}

async function visit(storageState) {
  const context = await browser.newContext({ ...PHONE, storageState, serviceWorkers: "block" });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const speed = (9 * 1000 * 1000) / 8;
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: 60, downloadThroughput: speed, uploadThroughput: speed });
  const sent = new Map();
  let [bytes, wasm] = [0, 0];
  line.on("Network.responseReceived", ({ requestId, response }) => sent.set(requestId, response.url));
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (sent.get(requestId)?.endsWith(".wasm")) wasm += encodedDataLength;
  });
  await page.addInitScript(watch);
  await page.goto(`${base}/customers`);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  const ready = await page.evaluate(() => performance.now());
  await page.waitForLoadState("networkidle");
  const seen = await page.evaluate(() => ({ ...window.measured }));
  await page.evaluate(() => (window.measured.interaction = 0));
  await page.locator(".nx-customer .nx-menu-button").first().tap();
  await page.getByRole("menuitemradio").first().waitFor();
  const interaction = await page.waitForFunction(() => window.measured.interaction).then((value) => value.jsonValue());
  await context.close();
  return { bytes, wasm, ready, ...seen, interaction };
}

/** Runs in the page, before anything of it. */
function watch() {
  window.measured = { paint: 0, shift: 0, blocked: 0, interaction: 0 };
  const on = (type, note, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  on("largest-contentful-paint", (entry) => (window.measured.paint = entry.startTime));
  on("layout-shift", (entry) => (window.measured.shift += entry.hadRecentInput ? 0 : entry.value));
  on("longtask", (entry) => (window.measured.blocked += Math.max(0, entry.duration - 50)));
  on("event", (entry) => (window.measured.interaction = Math.max(window.measured.interaction, entry.duration)), { durationThreshold: 16 });
}

/** Frames a second while the table is scrolled for three seconds, rows arriving. */
async function scrolling(storageState) {
  const context = await browser.newContext({ ...DESK, storageState, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${base}/customers?view=table`);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await page.getByRole("table").waitFor();
  await page.mouse.move(640, 500);
  const counting = page.evaluate(countFrames, 3000);
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(45);
  }
  const frames = await counting;
  await context.close();
  return [figure("Table, while scrolling", "frames/s", frames, 50, true)];
}

/** Frames a second while the longest timeline is scrolled for six seconds, older entries arriving. */
async function timeline(storageState) {
  const context = await browser.newContext({ ...DESK, storageState, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${base}/customers/${busiest}`);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  const entries = page.locator(".nx-entry");
  await entries.first().scrollIntoViewIfNeeded();
  await page.mouse.move(640, 500);
  const counting = page.evaluate(countFrames, 6000);
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(45);
  }
  const frames = await counting;
  const shown = await entries.count();
  await context.close();
  return [figure("Timeline, while scrolling", "frames/s", frames, 50, true), figure("Timeline, entries shown by then", "", shown)];
}

/** An artifact of 500 kB: until it can be written in, as a page and by a link inside of the application, and how long a key takes. */
async function artifact(storageState) {
  const context = await browser.newContext({ ...DESK, storageState, serviceWorkers: "block" });
  const page = await context.newPage();
  const { address, project } = await longArtifact(page);
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  const [loaded, followed, whole] = [[], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto(address);
    loaded.push(await page.evaluate(writable, null));
  }
  for (let run = 0; run < RUNS; run += 1) {
    // A page of its own each time: what was opened before would be known already.
    await page.goto(project);
    await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
    await page.locator(`a[href="${new URL(address).pathname}"]`).first().waitFor();
    followed.push(await page.evaluate(writable, new URL(address).pathname));
    whole.push(await page.evaluate(() => window.whole));
  }
  await page.evaluate(watch);
  await page.waitForFunction(() => document.querySelector("textarea[name=body]").textLength >= 500_000);
  await text.focus();
  await page.evaluate(() => (window.measured.interaction = 0));
  await page.keyboard.type("twenty letters and so", { delay: 60 });
  const key = await page.evaluate(() => window.measured.interaction);
  await context.close();
  return [
    figure("Artifact of 500 kB, a page until it can be written in", "ms", median(loaded), 300),
    figure("Artifact of 500 kB, a link until it can be written in", "ms", median(followed), 300),
    figure("Artifact of 500 kB, a link until all of it is in the field", "ms", median(whole)),
    figure("Artifact of 500 kB, the slowest key of twenty", "ms", key, 100),
  ];
}

/**
 * Runs in the page: milliseconds until the field shows its text, takes keys, and was painted, since the page was asked for or since
 * the link to this address was followed. A long text follows on its beginning: `window.whole` will be the time when all is there.
 */
function writable(link) {
  const begin = link ? performance.now() : 0;
  if (link) document.querySelector(`a[href="${link}"]`).click();
  const there = (length) => () => {
    const field = document.querySelector("textarea[name=body]");
    return document.documentElement.hasAttribute("data-hydrated") && field && !field.disabled && !field.readOnly && field.textLength >= length;
  };
  const painted = (is) =>
    new Promise((resolve) => {
      const look = () => {
        // The next frame begins when the one that shows it is done.
        if (is()) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
        else setTimeout(look, 5);
      };
      look();
    });
  window.whole = painted(there(500_000));
  return painted(there(1));
}

async function longArtifact(page) {
  const send = async (path, what) => {
    const reply = await page.request.post(`${base}/fn/${path}`, { ...what, headers: { origin: base, accept: "application/json" } });
    if (!reply.ok()) throw new Error(`${path}: ${reply.status()}`);
    return reply.json();
  };
  const { id: project } = await send("projects/create", { data: { customer: busiest, form: { name: "Long reads", status: "active", progress: "0" } } });
  const address = `${base}/artifacts/${await send("artifacts/create", { form: { project, kind: "custom", title: "All of it" } })}`;
  const paragraph = "## A part\n\nWhat was **agreed**, who does it, and [where](https://example.com) it is written down.\n\n- one\n- two\n\n";
  await page.goto(address);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  const saved = page.waitForResponse((response) => response.url().endsWith("/fn/artifacts/save") && response.ok());
  // Playwright's `fill` types, which takes the browser half a minute.
  await page.getByRole("textbox", { name: "Text", exact: true }).evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, paragraph.repeat(Math.ceil(500_000 / paragraph.length)));
  await saved;
  await page.getByText("Saved", { exact: true }).waitFor();
  return { address, project: `${base}/customers/${busiest}/projects?project=${project}` };
}

function countFrames(milliseconds) {
  return new Promise((resolve) => {
    const begin = performance.now();
    let frames = 0;
    const next = (now) => {
      frames += 1;
      if (now - begin < milliseconds) requestAnimationFrame(next);
      else resolve((frames * 1000) / (now - begin));
    };
    requestAnimationFrame(next);
  });
}

/** From a key in the palette to the customers that match, letter by letter; and frames while typing. */
async function palette(storageState) {
  const context = await browser.newContext({ ...DESK, storageState, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${base}/customers`);
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: /find/i }).or(page.locator(".nx-palette input")).first().waitFor();
  const counting = page.evaluate(countFrames, 3000);
  const times = [];
  for (const letter of "northern") {
    const answer = page.waitForResponse((response) => response.url().includes("/fn/customers/")).then(() => true);
    const begin = performance.now();
    await page.keyboard.press(letter);
    await Promise.race([answer, page.waitForTimeout(1000)]);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
    times.push(performance.now() - begin);
  }
  const frames = await counting;
  await context.close();
  return [
    figure("Palette: a key until its customers show", "ms", median(times), 50),
    figure("Palette, while typing", "frames/s", frames, 50, true),
  ];
}

function figure(what, unit, value, target = null, higher = false) {
  return { what, unit, value: Math.round(value * 100) / 100, target, higher };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
