import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { customer, expect, open, send, test, unique } from "../fixtures";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

/** An invoice that was sent, and is due in so many days. */
async function invoice(context: BrowserContext, path: string, amount: string, due: number) {
  const form = { date: day(due - 30), due_on: day(due), currency: "EUR", amount };
  const made = await send(context, "invoices/create", { customer: path.split("/").at(-1), form });
  return send(context, "invoices/step", { id: made.id, step: { step: "send" } });
}

/** A retainer of so much a month that ends in so many days. */
async function retainer(context: BrowserContext, path: string, fee: string, ends: number) {
  const pricing = { model: "retainer", amount: fee, currency: "EUR", period: "month" };
  const form = { scope: "Product advice", kind: "retainer", starts_on: day(-100), ends_on: day(ends), pricing };
  return send(context, "agreements/create", { customer: path.split("/").at(-1), form });
}

const part = (page: Page, name: string) => page.getByRole("region", { name });

test("the first entry of the navigation is the day, and the day begins with a customer", async ({ page }) => {
  await open(page, "/customers");
  await page.getByRole("navigation", { name: /^Main/ }).getByRole("link", { name: "Home", exact: true }).click();
  await expect(page).toHaveURL("/home");
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await expect(page.getByText("Your day begins with a customer")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "New customer" }).click();
  await expect(page.getByRole("dialog", { name: "New customer" })).toBeVisible();
});

test("what is due and what ends is told, and each row leads to it", async ({ page, context }) => {
  const name = unique("Harbour");
  const path = await customer(context, { name, status: "live" });
  const late = await invoice(context, path, "1200", -12);
  await invoice(context, path, "300", 5);
  await retainer(context, path, "4000", 20);
  await open(page, "/");
  await expect(page).toHaveURL("/home");

  const overdue = part(page, "Overdue invoices").getByRole("listitem");
  await expect(overdue).toHaveCount(1);
  await expect(overdue).toContainText(name);
  await expect(overdue).toContainText("1,200.00 EUR");
  await expect(overdue).toContainText("12 days late");
  await expect(part(page, "Due within 14 days").getByRole("listitem")).toContainText("due in 5 days");
  const expiring = part(page, "Expiring agreements").getByRole("listitem");
  await expect(expiring).toContainText("48,000.00 EUR a year");
  await expect(part(page, "Projects in work")).toContainText("No project is under way.");
  await expect(part(page, "Not touched for 30 days")).toContainText("Something happened with every customer");
  await expect(part(page, "Recent activity").getByRole("listitem")).toContainText("added the agreement “Product advice”");

  await expiring.getByRole("link", { name }).click();
  await expect(page).toHaveURL(`${path}/agreements`);
  await page.goBack();
  await overdue.getByRole("link", { name }).click();
  await expect(page).toHaveURL(`/invoices/${late.id}`);
  await page.goBack();
  await part(page, "Overdue invoices").getByRole("link", { name: "All overdue invoices" }).click();
  await expect(page).toHaveURL("/receivables?status=overdue");
});

test("what was done meanwhile is on Home at once", async ({ page, context }) => {
  const name = unique("Birch");
  const path = await customer(context, { name });
  const late = await invoice(context, path, "70", -3);
  await open(page, "/home");
  await expect(part(page, "Overdue invoices").getByRole("listitem")).toHaveCount(1);
  const navigation = page.getByRole("navigation", { name: /^Main/ });
  await navigation.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  await send(context, "invoices/step", { id: late.id, step: { step: "write_off", reason: "" } });
  await navigation.getByRole("link", { name: "Home", exact: true }).click();
  await expect(part(page, "Overdue invoices")).toContainText("Nothing is overdue.");
});

test("a customer is told in figures that lead to where they come from", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Cedar"), status: "live" });
  await invoice(context, path, "1200", -12);
  await invoice(context, path, "300", 5);
  await open(page, path);
  const figure = (name: string) => page.locator(".nx-stat").filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(figure("Running agreements")).toContainText("0");
  await expect(figure("Balance")).toContainText("1,500.00 EUR");
  await expect(figure("Overdue")).toContainText("1,200.00 EUR");
  await expect(figure("Last contact")).toContainText("None yet");
  await expect(page.locator(".nx-stat").filter({ hasText: "Live for" })).toContainText("under an hour");
  const dates = page.getByRole("region", { name: "Next dates" }).getByRole("listitem");
  await expect(dates).toHaveCount(1);
  await expect(dates).toContainText("in 5 days");

  await figure("Yearly value").getByRole("link").click();
  await expect(page).toHaveURL(`${path}/agreements`);
  await retainer(context, path, "4000", 20);
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await expect(figure("Running agreements")).toContainText("1");
  await expect(figure("Yearly value")).toContainText("48,000.00 EUR");
  await expect(dates).toHaveCount(2);
  await dates.last().getByRole("link").click();
  await expect(page).toHaveURL(`${path}/agreements`);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`Home and the figures hold up to axe, ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const path = await customer(context, { name: unique("Alder"), status: "live" });
    await invoice(context, path, "1200", -12);
    await invoice(context, path, "300", 5);
    await retainer(context, path, "4000", 20);
    for (const screen of ["/home", path]) {
      await open(page, screen);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(width, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  });
}

test("keys lead home and to the other places", async ({ page, isMobile }) => {
  test.skip(isMobile, "for keyboards");
  await open(page, "/customers");
  for (const [key, url] of [["h", "/home"], ["r", "/receivables"], ["p", "/portfolio"]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await expect(page).toHaveURL(url);
  }
});

test("a long line is cut, and makes nothing wider", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Harbour Logistics of the North and the East") });
  const name = "A study of prices, packages and promises that goes on for much longer than any column is wide";
  await send(context, "projects/create", { customer: path.split("/").at(-1), form: { name, status: "active" } });
  await open(page, "/home");
  await expect(part(page, "Recent activity")).toContainText("A study of prices");
  const room = page.viewportSize()!.width;
  for (const region of await page.getByRole("main").getByRole("region").all()) {
    const box = (await region.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(room);
  }
});
