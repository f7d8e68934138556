// What every journey begins with: a browser that must not complain, and people with accounts of their own.
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";

export { expect };

export type Person = { name: string; email: string; password: string };

let serial = 0;

/** A name that no other test uses, so that tests run side by side on one database. */
export function unique(word: string): string {
  serial += 1;
  return `${word} ${process.pid.toString(36)}${Date.now().toString(36)}${serial}`;
}

export function somebody(name = "Ann Okoro"): Person {
  const email = `${unique("ann").replace(" ", "-")}@example.com`;
  return { name, email, password: "copper violin rain" };
}

/** The latest link that was mailed to an address. */
export async function mailedLink(context: BrowserContext, email: string): Promise<string> {
  let link = "";
  await expect(async () => {
    const mails = await (await context.request.get(`/dev/mail.json?to=${encodeURIComponent(email)}`)).json();
    link = mails[0].text.match(/^http\S+$/m)[0];
  }).toPass();
  return link;
}

/** Calls a server function as a form would. */
export async function call(context: BrowserContext, path: string, form: Record<string, string>) {
  const origin = process.env.BASE_URL ?? "http://127.0.0.1:3000";
  return context.request.post(`/fn/${path}`, { form, headers: { origin, accept: "application/json" } });
}

/** Calls a server function that takes JSON, and reads its answer. */
export async function send(context: BrowserContext, path: string, data: object) {
  const origin = process.env.BASE_URL ?? "http://127.0.0.1:3000";
  const response = await context.request.post(`/fn/${path}`, { data, headers: { origin, accept: "application/json" } });
  expect(response.status()).toBe(200);
  return response.json();
}

/** An account, confirmed and signed in, without clicking through it each time. */
export async function join(context: BrowserContext, person: Person): Promise<void> {
  const { name, email, password } = person;
  expect((await call(context, "account/sign-up", { name, email, password })).status()).toBe(200);
  const token = new URL(await mailedLink(context, email)).searchParams.get("token")!;
  expect((await call(context, "account/confirm", { token, password })).status()).toBe(200);
}

/** A customer, and its address. */
export async function customer(context: BrowserContext, fields: Record<string, string>): Promise<string> {
  const form = Object.fromEntries(Object.entries(fields).map(([key, value]) => [`form[${key}]`, value]));
  const response = await call(context, "customers/create", form);
  expect(response.status()).toBe(200);
  return `/customers/${(await response.json()).id}`;
}

/** Whether pages of this worker run scripts; the project "plain" does not. */
let scripts = true;

/** Holds calls to these addresses, and refuses them, and whatever follows, when the answer is called. */
export async function refusing(page: Page, address: RegExp): Promise<() => void> {
  let refuse = () => {};
  const held = new Promise<void>((resolve) => (refuse = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.fulfill({ status: 429, body: "a gateway" });
  });
  return refuse;
}

/** The page once the client has taken over, where there is one: what is clicked before that is a link or a form. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** The client has taken over. */
export async function ready(page: Page): Promise<void> {
  if (scripts) await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
}

/** The worker is off but for the tests that are about it; Playwright says so each time. */
const ALWAYS = /status of (401|403|404|409|412|422|429)|Service Worker registration blocked by Playwright/;
const WITHOUT_NETWORK = /net::ERR_|Failed to fetch/;

/** Anything the browser complains about fails the test: errors, hydration warnings, refused content. */
function watch(page: Page, complaints: string[], goesOffline: boolean): void {
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const expected = ALWAYS.test(message.text()) || (goesOffline && WITHOUT_NETWORK.test(message.text()));
    // Without scripts nobody asks for what the page asks to have ready.
    if (!scripts && message.text().includes("preloaded")) return;
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
}

export const test = base.extend<{ person: Person; quiet: void; goesOffline: boolean }>({
  /** Whether the browser may complain that there is no network. */
  goesOffline: [false, { option: true }],
  quiet: [
    async ({ context, goesOffline, javaScriptEnabled }, use) => {
      scripts = javaScriptEnabled !== false;
      const complaints: string[] = [];
      context.on("page", (page) => watch(page, complaints, goesOffline));
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ context }, use) => {
    const person = somebody();
    await join(context, person);
    await use(person);
  },
});
