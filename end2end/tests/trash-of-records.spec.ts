import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { call, customer, expect, open, send, test, unique } from "../fixtures";

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

const RECORDS = "/trash?show=records";

const terms = { kind: "retainer", pricing: { model: "retainer", amount: "1000", currency: "EUR", period: "month" } };
const idOf = (path: string) => path.split("/").pop();
/** What a form says it was begun from: microseconds, of which JavaScript's dates know only thousands. */
const versionOf = ({ updated_at: at }: { updated_at: string }) =>
  Date.parse(at) * 1000 + Number(at.match(/\.\d{3}(\d{3})/)?.[1] ?? 0);
const row = (page: Page, text: string) =>
  page.getByRole("list", { name: "Deleted records" }).getByRole("listitem").filter({ hasText: text });
const toast = (page: Page, text: string) => page.getByRole("region", { name: "Messages" }).getByText(text);

test("a deleted agreement and a deleted artifact are found in the trash and brought back", async ({ page, context }) => {
  const name = unique("Harbour");
  const path = await customer(context, { name });
  await send(context, "agreements/create", { customer: idOf(path), form: { ...terms, scope: "Product advice" } });
  const project = await send(context, "projects/create", { customer: idOf(path), form: { name: "Pricing study" } });
  const made = await call(context, "artifacts/create", { project: project.id, kind: "custom", title: "Interview notes" });
  const artifact = await made.json();

  await open(page, `${path}/agreements`);
  const agreement = page.getByRole("list", { name: "Agreements" }).getByRole("listitem").filter({ hasText: "Product advice" });
  await agreement.getByRole("button", { name: /^More actions/ }).click();
  await agreement.getByRole("menuitem", { name: "Delete agreement" }).click();
  await expect(toast(page, "Agreement moved to the trash")).toBeVisible();
  expect((await call(context, "artifacts/delete", { id: artifact })).status()).toBe(200);

  await open(page, "/trash");
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await page.getByRole("link", { name: "Everything else" }).click();
  await expect(page).toHaveURL(/show=records/);
  await expect(row(page, "Product advice")).toContainText("Agreement");
  await expect(row(page, "Product advice")).toContainText("by Ann Okoro");
  await expect(row(page, "Product advice")).toContainText("Gone for good in 30 days");
  await expect(row(page, "Interview notes").getByRole("link", { name })).toHaveAttribute("href", path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await page.getByRole("button", { name: "Restore agreement Product advice" }).click();
  await expect(toast(page, "Product advice is back")).toBeVisible();
  await expect(row(page, "Product advice")).toHaveCount(0);
  await page.getByRole("button", { name: "Restore artifact Interview notes" }).click();
  await expect(page.getByText("Nothing else in the trash")).toBeVisible();
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Open" }).last().click();
  await expect(page).toHaveURL(`/artifacts/${artifact}`);
  await open(page, `${path}/agreements`);
  await expect(page.getByRole("list", { name: "Agreements" })).toContainText("Product advice");
});

test("a record is restored without a script @plain", async ({ page, context, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "with the client it is another journey");
  const path = await customer(context, { name: "Larch Homes" });
  const project = await send(context, "projects/create", { customer: idOf(path), form: { name: "Pricing study" } });
  expect((await call(context, "projects/delete", { id: project.id })).status()).toBe(200);
  await page.goto("/trash");
  await page.getByRole("link", { name: "Everything else" }).click();
  await page.getByRole("button", { name: "Restore project Pricing study" }).click();
  await expect(page.getByText("Nothing else in the trash")).toBeVisible();
  await page.goto(`${path}/projects`);
  await expect(page.getByRole("link", { name: "Pricing study", exact: true })).toBeVisible();
});

test("the trash fits a narrow screen", async ({ page, context }) => {
  const path = await customer(context, { name: unique("A customer with quite a long name") });
  const form = { ...terms, scope: "Everything that a product needs to be found, understood, bought and kept ".repeat(2) };
  const agreement = await send(context, "agreements/create", { customer: idOf(path), form });
  expect((await call(context, "agreements/delete", { id: agreement.id })).status()).toBe(200);
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, RECORDS);
  await expect(row(page, "Everything that a product needs")).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test("a project's name and an agreement's field are put back from the timeline", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Harbour") });
  await send(context, "projects/create", { customer: idOf(path), form: { name: "Pricing study" } });
  await send(context, "agreements/create", { customer: idOf(path), form: { ...terms, scope: "Product advice" } });

  await open(page, `${path}/projects`);
  await page.getByRole("button", { name: "Actions for Pricing study" }).click();
  await page.getByRole("menuitem", { name: "Edit project" }).click();
  const edit = page.getByRole("dialog", { name: "Edit project" });
  await edit.getByLabel("Name").fill("Price study");
  await edit.getByRole("button", { name: "Save project" }).click();
  await expect(edit).toBeHidden();
  await open(page, `${path}/agreements`);
  await page.getByRole("button", { name: "Product advice", exact: true }).click();
  const panel = page.getByRole("dialog", { name: "Edit agreement" });
  await panel.getByLabel("Scope").fill("Coaching");
  await panel.getByRole("button", { name: "Save agreement" }).click();
  await expect(panel).toBeHidden();

  await open(page, path);
  const timeline = page.getByRole("region", { name: "Timeline" });
  await timeline.getByRole("button", { name: "Put back Scope as it was before this" }).click();
  await expect(toast(page, "Scope is as it was before")).toBeVisible();
  await timeline.getByRole("button", { name: "Put back Name as it was before this" }).click();
  await expect(toast(page, "Name is as it was before")).toBeVisible();
  // Each is a change of its own by now.
  await expect(timeline.getByRole("button", { name: "Put back Name as it was before this" })).toHaveCount(2);
  await open(page, `${path}/agreements`);
  await expect(page.getByRole("list", { name: "Agreements" })).toContainText("Product advice");
  await open(page, `${path}/projects`);
  await expect(page.getByRole("link", { name: "Pricing study", exact: true })).toBeVisible();

  await open(page, path);
  await timeline.getByRole("button", { name: "Put back Name as it was before this" }).first().click();
  await expect(toast(page, "Name is as it was before")).toBeVisible();
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  await expect(timeline.getByRole("button", { name: "Put back Name as it was before this" })).toHaveCount(4);
  await open(page, `${path}/projects`);
  await expect(page.getByRole("link", { name: "Pricing study", exact: true })).toBeVisible();
});

test("nothing of a project in the trash is offered to be put back", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Heron") });
  const made = await send(context, "projects/create", { customer: idOf(path), form: { name: "Pricing study" } });
  await send(context, "projects/edit", { id: made.id, seen: versionOf(made), form: { name: "Price study" } });
  await open(page, path);
  const timeline = page.getByRole("region", { name: "Timeline" });
  const back = timeline.getByRole("button", { name: /^Put back Name/ });
  await expect(back).toBeVisible();
  expect((await call(context, "projects/delete", { id: made.id })).status()).toBe(200);
  await open(page, path);
  await expect(timeline).toContainText("deleted project");
  await expect(back).toHaveCount(0);
});

test("a field of an invoice is put back while it is a draft, and not offered once it was sent", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Hazel") });
  const form = { date: "2026-03-01", currency: "EUR", amount: "100" };
  const made = await send(context, "invoices/create", { customer: idOf(path), form });
  await send(context, "invoices/edit", { id: made.id, seen: versionOf(made), form: { ...form, number: made.number, reference: "PO 1" } });
  await open(page, path);
  const back = page.getByRole("region", { name: "Timeline" }).getByRole("button", { name: /^Put back Reference/ });
  await expect(back).toBeVisible();
  await send(context, "invoices/step", { id: made.id, step: { step: "send" } });
  await open(page, path);
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("PO 1");
  await expect(back).toHaveCount(0);
});
