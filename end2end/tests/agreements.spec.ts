import AxeBuilder from "@axe-core/playwright";

import { customer, expect, open, refusing, send, test, unique } from "../fixtures";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

test("an agreement is made, corrected, paused, renewed and deleted", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Harbour") });
  await open(page, path);
  await page.getByRole("link", { name: "Agreements", exact: true }).click();
  await expect(page).toHaveURL(`${path}/agreements`);
  await expect(page.getByText("Nothing agreed yet")).toBeVisible();

  await page.getByRole("button", { name: "New agreement" }).click();
  const panel = page.getByRole("dialog", { name: "New agreement" });
  await panel.getByRole("button", { name: "Add agreement" }).click();
  await expect(panel.getByText("Say what was agreed.")).toBeVisible();
  await panel.getByLabel("Scope").fill("Fractional product lead\nTwo days a week");
  await panel.getByLabel("First day").fill(day(-100));
  await panel.getByLabel("Last day").fill(day(-200));
  await panel.getByLabel("Fee").fill("-5");
  await panel.getByRole("button", { name: "Add agreement" }).click();
  await expect(panel.getByLabel("Last day")).toHaveAttribute("aria-invalid", "true");
  await expect(panel.getByLabel("Fee")).toHaveAttribute("aria-invalid", "true");
  await expect(panel.getByLabel("Scope")).toHaveValue("Fractional product lead\nTwo days a week");
  await panel.getByLabel("Last day").fill(day(20));
  await panel.getByLabel("Fee").fill("4,000");
  await panel.getByRole("button", { name: "Add agreement" }).click();
  await expect(panel).toBeHidden();

  const rows = page.getByRole("list", { name: "Agreements" }).getByRole("listitem");
  const row = rows.filter({ hasText: "Fractional product lead" }).first();
  await expect(row).toContainText("4,000.00 EUR a month");
  await expect(row).toContainText("Expiring soon");
  await expect(page.getByText("48,000.00 EUR a year")).toBeVisible();

  await row.getByRole("button", { name: "Fractional product lead", exact: true }).click();
  const edit = page.getByRole("dialog", { name: "Edit agreement" });
  await edit.getByLabel("Fee").fill("5000");
  await edit.getByRole("button", { name: "Save agreement" }).click();
  await expect(row).toContainText("5,000.00 EUR a month");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText("4,000.00 EUR a month");

  const menu = row.getByRole("button", { name: /^More actions/ });
  await menu.click();
  await row.getByRole("menuitem", { name: "Suspend" }).click();
  const why = page.getByRole("dialog", { name: "Suspend agreement" });
  await why.getByLabel("Why").fill("Budget frozen");
  await why.getByRole("button", { name: "Suspend agreement" }).click();
  await expect(row).toContainText("Suspended");
  await expect(row).toContainText("Budget frozen");
  await menu.click();
  await row.getByRole("menuitem", { name: "Follow its dates again" }).click();
  await expect(row).toContainText("Expiring soon");

  await menu.click();
  await row.getByRole("menuitem", { name: "Renew" }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "Upcoming" })).toHaveCount(1);

  await menu.click();
  await row.getByRole("menuitem", { name: "Delete agreement" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("Agreement moved to the trash")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(rows).toHaveCount(2);
});

test("what is done to an agreement shows before the server answers, and comes back with its form when it refuses", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Rowan") });
  const pricing = { model: "retainer", amount: "4000", currency: "EUR", period: "month" };
  const form = { scope: "Advice", kind: "retainer", starts_on: day(-10), pricing };
  await send(context, "agreements/create", { customer: path.split("/").at(-1), form });
  await open(page, `${path}/agreements`);
  const row = page.getByRole("list", { name: "Agreements" }).getByRole("listitem").first();
  const calls = /fn.agreements.(edit|override)/;
  const refuse = await refusing(page, calls);
  const edit = page.getByRole("dialog", { name: "Edit agreement" });
  await row.getByRole("button", { name: "Advice", exact: true }).click();
  await edit.getByLabel("Fee").fill("5000");
  await edit.getByRole("button", { name: "Save agreement" }).click();
  await expect(edit).toBeHidden();
  await expect(row).toContainText("5,000.00 EUR a month");
  refuse();
  await expect(edit.getByRole("alert")).toBeVisible();
  await expect(edit.getByLabel("Fee")).toHaveValue("5000");
  await expect(row).toContainText("4,000.00 EUR a month");
  await page.keyboard.press("Escape");

  await row.getByRole("button", { name: /^More actions/ }).click();
  await row.getByRole("menuitem", { name: "Suspend" }).click();
  const why = page.getByRole("dialog", { name: "Suspend agreement" });
  await why.getByLabel("Why").fill("Budget frozen");
  await why.getByRole("button", { name: "Suspend agreement" }).click();
  await expect(why.getByLabel("Why")).toHaveValue("Budget frozen");
  await expect(why.getByRole("alert")).toBeVisible();
  await expect(row).toContainText("Active");
  await page.unroute(calls);
  await why.getByRole("button", { name: "Suspend agreement" }).click();
  await expect(why).toBeHidden();
  await expect(row).toContainText("Suspended");
});

test("what was typed about an agreement survives closing the panel", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Birch") });
  await open(page, `${path}/agreements`);
  await page.getByRole("button", { name: "New agreement" }).click();
  const panel = page.getByRole("dialog", { name: "New agreement" });
  await panel.getByLabel("Scope").fill("Half a scope");
  await panel.getByLabel("Paid").selectOption("Milestones");
  await panel.getByRole("button", { name: "Add milestone" }).click();
  await panel.getByLabel("Milestone", { exact: true }).fill("Beta");
  await panel.getByRole("textbox", { name: "Amount" }).fill("12000");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.getByRole("button", { name: "New agreement" }).click();
  await expect(panel.getByLabel("Scope")).toHaveValue("Half a scope");
  await panel.getByRole("button", { name: "Add agreement" }).click();
  await expect(page.getByRole("list", { name: "Agreements" })).toContainText("12,000.00 EUR in 1 milestone");
  await expect(page.getByRole("list", { name: "Agreements" })).toContainText("Draft");
});

test("what was refused while something else is written is one press away", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Willow") });
  const form = { scope: "Advice", kind: "advisory", pricing: { model: "free" } };
  await send(context, "agreements/create", { customer: path.split("/").at(-1), form });
  await open(page, `${path}/agreements`);
  const refuse = await refusing(page, /fn.agreements.edit/);
  const edit = page.getByRole("dialog", { name: "Edit agreement" });
  await page.getByRole("button", { name: "Advice", exact: true }).click();
  await edit.getByLabel("Scope").fill("Better advice");
  await edit.getByRole("button", { name: "Save agreement" }).click();
  await expect(edit).toBeHidden();
  await page.getByRole("button", { name: "New agreement" }).click();
  refuse();
  await expect(page.getByText("The agreement was not saved")).toBeAttached();
  await page.getByRole("dialog", { name: "New agreement" }).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Go back to it" }).click();
  await expect(edit.getByLabel("Scope")).toHaveValue("Better advice");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the agreements and their form hold up to axe, ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const path = await customer(context, { name: unique("Alder") });
    await open(page, `${path}/agreements`);
    await page.getByRole("button", { name: "New agreement" }).click();
    const panel = page.getByRole("dialog", { name: "New agreement" });
    await panel.getByLabel("Scope").fill("Advice");
    await panel.getByLabel("Fee").fill("100");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await panel.getByRole("button", { name: "Add agreement" }).click();
    await expect(panel).toBeHidden();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
