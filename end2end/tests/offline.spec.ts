import { call, customer, expect, join, open, somebody, test, unique } from "../fixtures";
import { CustomerPage, CustomersPage } from "../pages/customers";
import { kept, keptAtAll, openKept, Proxy } from "../pages/offline";

test.use({ serviceWorkers: "allow", goesOffline: true });
test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, "a worker needs JavaScript");

const hydrated = "html[data-hydrated]";

test("what was opened can be read without a network, with its age", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const [visited, other] = [unique("Harbor Logistics"), unique("Never Opened")];
  const path = await customer(context, { name: visited, vertical: "Freight" });
  const unseen = await customer(context, { name: other });
  await openKept(page, path, "/fn/customers/get");
  await openKept(page, "/customers", "/fn/customers/list");
  const banner = page.getByText(/This is how it was/);
  await expect(banner).toHaveCount(0);

  await context.setOffline(true);
  await expect(banner).toHaveText(/Offline\. This is how it was a (moment|minute) ago\./);
  await page.reload();
  await page.locator(hydrated).waitFor({ state: "attached" });
  const list = new CustomersPage(page);
  await expect(list.card(visited)).toContainText("Freight");
  await expect(banner).toBeVisible();

  await list.card(visited).getByRole("link", { name: visited, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: visited })).toBeVisible();
  await expect(banner).toBeVisible();
  await page.reload();
  await expect(new CustomerPage(page).value("Vertical")).toContainText("Freight");
  await expect(banner).toBeVisible();

  await page.goto(unseen);
  await expect(page.getByText("This is not on this device yet")).toBeVisible();
  await context.setOffline(false);
  // A request that failed late puts it off until the server is asked for a sign of life: 15 seconds.
  await expect(page.getByRole("heading", { level: 1, name: other })).toBeVisible({ timeout: 20_000 });
  await expect(banner).toHaveCount(0);
});

test("a page without anything kept says what can be read", async ({ page, context }) => {
  await open(page, "/sign-in");
  await page.locator("html[data-worker]").waitFor({ state: "attached" });
  await context.setOffline(true);
  await page.goto("/customers");
  await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await expect(page.getByText("Nothing is kept on this device")).toBeVisible();
});

test("a server that went away is asked again until it is back", async ({ page, context, person, baseURL }) => {
  expect(person.email).toBeTruthy();
  const name = unique("Acme");
  await customer(context, { name });
  const proxy = await Proxy.start(baseURL!);
  await openKept(page, `${proxy.url}/customers`, "/fn/customers/list");
  await proxy.stop();
  await page.reload();
  const list = new CustomersPage(page);
  await expect(list.card(name)).toBeVisible();
  const banner = page.getByText(/This is how it was/);
  await expect(banner).toBeVisible();
  const news = unique("News");
  await customer(context, { name: news });
  await proxy.back();
  await expect(list.card(news)).toBeVisible({ timeout: 30_000 });
  await expect(banner).toHaveCount(0);
  await page.close();
  await proxy.stop();
});

test("signing out leaves nothing behind", async ({ page, context, person, isMobile }) => {
  expect(person.email).toBeTruthy();
  const name = unique("Secret Harbor");
  const path = await customer(context, { name });
  await openKept(page, path, "/fn/customers/get");
  const all = await keptAtAll(page);
  expect(all).toContainEqual(expect.stringMatching(/^\/pkg\/nextup\.\w+\.wasm$/));
  expect(all.filter((address) => /^\/(api|dev)\//.test(address))).toEqual([]);

  await page.getByRole("button", { name: isMobile ? "More" : "Your account", exact: true }).click();
  await page.getByText("Sign out", { exact: true }).locator("visible=true").click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await kept(page)).toEqual([]);
  expect(await page.evaluate(() => caches.keys())).not.toContainEqual(expect.stringContaining("private"));

  await context.setOffline(true);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("the next person finds nothing of the one before", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const name = unique("Secret Harbor");
  const path = await customer(context, { name });
  await openKept(page, path, "/fn/customers/get");
  // As on a shared computer: another session in the same browser, without a word of signing out.
  await context.clearCookies();
  await join(context, somebody("Bo Berg"));
  await openKept(page, "/customers", "/fn/customers/list");
  expect(await kept(page)).not.toContainEqual(expect.stringContaining(path.split("/").pop()!));
  await context.setOffline(true);
  await page.goto(path);
  await expect(page.getByText("This is not on this device yet")).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("a session that was ended elsewhere leaves nothing at its next answer", async ({ page, context, person, browser }) => {
  const path = await customer(context, { name: unique("Secret Harbor") });
  await openKept(page, path, "/fn/customers/get");
  const elsewhere = await browser.newContext();
  await call(elsewhere, "account/sign-in", { email: person.email, password: person.password });
  expect((await call(elsewhere, "account/revoke-others", {})).status()).toBe(200);
  await elsewhere.close();
  await page.evaluate(() => fetch("/fn/customers/trash").then((answer) => answer.status));
  await expect.poll(() => kept(page)).toEqual([]);
});

test("a new version says so and takes over when asked", async ({ page, person, baseURL }) => {
  expect(person.email).toBeTruthy();
  const proxy = await Proxy.start(baseURL!);
  await openKept(page, `${proxy.url}/customers`, "/fn/customers/list");
  const build = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => resolve(data);
          navigator.serviceWorker.controller!.postMessage("which build?", [port2]);
        }),
    );
  const before = await build();
  proxy.worker = (source) => source.replace(`"${before}"`, '"another.build"');
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const toast = page.getByRole("region", { name: "Messages" });
  await expect(toast.getByText("A new version is ready")).toBeVisible();
  expect(await build()).toBe(before);
  const reloaded = page.waitForEvent("load");
  await toast.getByRole("button", { name: "Reload" }).click();
  await reloaded;
  await page.locator(hydrated).waitFor({ state: "attached" });
  expect(await build()).toBe("another.build");
  await expect(page.getByText("A new version is ready")).toHaveCount(0);
  await page.close();
  await proxy.stop();
});

test("it can be installed", async ({ page, context }) => {
  await open(page, "/sign-in");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await context.request.get(href!);
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: "NextUp", start_url: "/customers", display: "standalone", scope: "/" });
  const purposes = manifest.icons.map((icon: { purpose?: string; sizes: string }) => `${icon.sizes} ${icon.purpose ?? "any"}`);
  expect(purposes).toEqual(expect.arrayContaining(["192x192 any", "512x512 any", "192x192 maskable", "512x512 maskable"]));
  const icons = [...manifest.icons, { src: "/icons/apple-touch-icon.png", sizes: "180x180" }];
  for (const { src, sizes } of icons.filter(({ sizes }) => sizes !== "any")) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size).toBe(sizes);
  }
});
