import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { customer, expect, open, refusing, send, test, unique } from "../fixtures";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).last();

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

/** An invoice that was sent, and is due since so many days. */
async function invoice(context: BrowserContext, path: string, amount: string, daysLate: number) {
  const form = { date: day(-daysLate - 30), due_on: day(-daysLate), currency: "EUR", amount };
  const made = await send(context, "invoices/create", { customer: path.split("/").at(-1), form });
  return send(context, "invoices/step", { id: made.id, step: { step: "send" } });
}

test("an invoice is drafted, sent, paid in part, written off and taken back", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Harbour") });
  await open(page, `${path}/receivables`);
  await expect(page.getByText("No invoices yet")).toBeVisible();

  await page.getByRole("button", { name: "New invoice" }).click();
  const panel = page.getByRole("dialog", { name: "New invoice" });
  await panel.getByRole("button", { name: "Save draft" }).click();
  await expect(panel.getByLabel("Amount before tax")).toHaveAttribute("aria-invalid", "true");
  await panel.getByLabel("Amount before tax").fill("1,000");
  await panel.getByLabel("Tax in percent").fill("19");
  await expect(panel.getByText("1,190.00 EUR")).toBeVisible();
  await panel.getByRole("button", { name: "Save draft" }).click();
  await expect(panel).toBeHidden();

  const row = page.getByRole("list", { name: "Invoices" }).getByRole("listitem").first();
  await expect(row).toContainText("1,190.00 EUR");
  await expect(row).toContainText("Draft");
  const menu = row.getByRole("button", { name: /^More actions/ });
  await menu.click();
  await row.getByRole("menuitem", { name: "Mark as sent" }).click();
  await expect(row).toContainText("Sent");

  await menu.click();
  await row.getByRole("menuitem", { name: "Record payment" }).click();
  const payment = page.getByRole("dialog", { name: "Record payment" });
  await expect(payment.getByRole("textbox", { name: "Amount" })).toHaveValue("1190");
  await payment.getByRole("textbox", { name: "Amount" }).fill("190");
  await expect(payment.getByText("This is 1,000.00 EUR more than there is.")).toBeVisible();
  await payment.getByRole("button", { name: "Settle the oldest first" }).click();
  await expect(payment.getByRole("group", { name: "Settles" }).getByRole("textbox")).toHaveValue("190");
  await expect(payment.getByText("Nothing is left.")).toBeVisible();
  await payment.getByRole("button", { name: "Record payment" }).click();
  await expect(payment).toBeHidden();
  await expect(row).toContainText("Part paid");
  await expect(row).toContainText("1,000.00 EUR open");
  await expect(page.getByRole("list", { name: "Payments" })).toContainText("190.00 EUR");

  await menu.click();
  await row.getByRole("menuitem", { name: "Write off" }).click();
  const why = page.getByRole("dialog", { name: "Write off invoice" });
  await why.getByLabel("Why").fill("Gone bankrupt");
  await why.getByRole("button", { name: "Write off invoice" }).click();
  await expect(row).toContainText("Written off");
  // The row says so before the server does, and there is nothing to undo before.
  await expect(page.getByText(/^Invoice .* written off$/)).toBeVisible();
  await undo(page).click();
  await expect(row).toContainText("Part paid");
});

test("the period of a retainer is invoiced once, on a page to print", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Birch") });
  const pricing = { model: "retainer", amount: "4000", currency: "EUR", period: "month" };
  const form = { scope: "Product lead", kind: "retainer", starts_on: day(-40), ends_on: day(200), pricing };
  await send(context, "agreements/create", { customer: path.split("/").at(-1), form });

  await open(page, `${path}/receivables`);
  await page.getByRole("button", { name: "Invoice this period of Product lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Invoice / })).toBeVisible();
  const paper = page.url();
  await expect(page.getByText("4,000.00 EUR").first()).toBeVisible();

  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link").last().click();
  await expect(page).toHaveURL(`${path}/receivables`);
  await expect(page.getByRole("list", { name: "Invoices" })).toContainText("Product lead");
  await page.getByRole("button", { name: "Invoice this period of Product lead" }).click();
  await expect(page).toHaveURL(paper);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" }).first()).toBeHidden();
});

test("what is left of a payment settles later, and comes back", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Alder") });
  await open(page, `${path}/receivables`);
  await page.getByRole("button", { name: "Record payment" }).click();
  const panel = page.getByRole("dialog", { name: "Record payment" });
  await expect(panel.getByText("No invoice in EUR is open")).toBeVisible();
  await panel.getByRole("textbox", { name: "Amount" }).fill("100");
  await panel.getByRole("button", { name: "Record payment" }).click();
  await expect(panel).toBeHidden();
  const payment = page.getByRole("list", { name: "Payments" }).getByRole("listitem").first();
  await expect(payment).toContainText("100.00 EUR left");

  await invoice(context, path, "60", 10);
  await open(page, `${path}/receivables?status=overdue`);
  const invoices = page.getByRole("list", { name: "Invoices" });
  await expect(invoices).toContainText("10 days late");
  const menu = payment.getByRole("button", { name: /^More actions/ });
  await menu.click();
  await payment.getByRole("menuitem", { name: "Settle invoices" }).click();
  const settle = page.getByRole("dialog", { name: "Settle invoices" });
  await expect(settle.getByRole("textbox")).toHaveValue("60");
  await settle.getByRole("button", { name: "Settle invoices" }).click();
  await expect(payment).toContainText("40.00 EUR left");
  await undo(page).click();
  await expect(payment).toContainText("100.00 EUR left");
  await menu.click();
  await payment.getByRole("menuitem", { name: "Settle invoices" }).click();
  await settle.getByRole("button", { name: "Settle invoices" }).click();
  await expect(payment).toContainText("40.00 EUR left");
  await expect(page.getByText("No invoice matches")).toBeVisible();

  await menu.click();
  await payment.getByRole("menuitem", { name: "Refund" }).click();
  const refund = page.getByRole("dialog", { name: "Record refund" });
  await refund.getByRole("button", { name: "Record refund" }).click();
  await expect(refund).toBeHidden();
  await expect(payment).not.toContainText("left");
  await undo(page).click();
  await expect(payment).toContainText("40.00 EUR left");
  await menu.click();
  await payment.getByRole("menuitem", { name: "Refund" }).click();
  await refund.getByRole("button", { name: "Record refund" }).click();
  await expect(payment).not.toContainText("left");

  await payment.getByRole("button", { name: /^Payment of/ }).click();
  const details = page.getByRole("dialog", { name: /^Payment of/ });
  await details.getByRole("button", { name: /^Take back the refund/ }).click();
  await expect(details.getByText("Nothing was given back.")).toBeVisible();
  await details.getByRole("button", { name: /^Take off invoice/ }).click();
  await expect(details.getByText("It settles no invoice.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(payment).toContainText("100.00 EUR left");
  await expect(invoices).toContainText("60.00 EUR");
});

test("what is done to an invoice shows before the server answers, and goes back when it refuses", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Maple") });
  const form = { date: day(0), currency: "EUR", amount: "80" };
  await send(context, "invoices/create", { customer: path.split("/").at(-1), form });
  await open(page, `${path}/receivables`);
  const row = page.getByRole("list", { name: "Invoices" }).getByRole("listitem").first();
  await expect(row).toContainText("Draft");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let refuse = false;
  await page.route("**/fn/invoices/step", async (route) => {
    await held;
    await (refuse ? route.fulfill({ status: 429, body: "a gateway" }) : route.continue());
  });
  await row.getByRole("button", { name: /^More actions/ }).click();
  await row.getByRole("menuitem", { name: "Mark as sent" }).click();
  await expect(row).toContainText("Sent");
  await expect(undo(page)).toBeHidden();
  release();
  await expect(undo(page)).toBeVisible();
  await expect(row).toContainText("Sent");

  refuse = true;
  await undo(page).click();
  await expect(page.getByText("The step was not taken back")).toBeVisible();
  await expect(row).toContainText("Sent");
});

test("what is typed about money shows before the server answers, and comes back with its form when it refuses", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Hazel") });
  const id = path.split("/").at(-1);
  await send(context, "invoices/create", { customer: id, form: { date: day(0), due_on: day(20), currency: "EUR", amount: "80" } });
  await send(context, "payments/create", { customer: id, form: { date: day(0), amount: "50", currency: "EUR", method: "bank_transfer", reference: "First" } });
  await open(page, `${path}/receivables`);
  const refuse = await refusing(page, /fn.(invoices|payments).edit/);
  const row = page.getByRole("list", { name: "Invoices" }).getByRole("listitem").first();
  await row.getByRole("button", { name: /^More actions/ }).click();
  await row.getByRole("menuitem", { name: "Edit" }).click();
  const invoice = page.getByRole("dialog", { name: "Edit invoice" });
  await invoice.getByRole("textbox", { name: "Amount" }).fill("90");
  await invoice.getByRole("button", { name: "Save invoice" }).click();
  await expect(invoice).toBeHidden();
  await expect(row).toContainText("90.00 EUR");
  refuse();
  await expect(invoice.getByRole("alert")).toBeVisible();
  await expect(invoice.getByRole("textbox", { name: "Amount" })).toHaveValue("90");
  await expect(row).toContainText("80.00 EUR");
  await page.keyboard.press("Escape");

  const paid = page.getByRole("list", { name: "Payments" }).getByRole("listitem").first();
  await paid.getByRole("button", { name: /^More actions/ }).click();
  await paid.getByRole("menuitem", { name: "Edit" }).click();
  const payment = page.getByRole("dialog", { name: "Edit payment" });
  await payment.getByLabel("Reference").fill("Second");
  await payment.getByRole("button", { name: "Save payment" }).click();
  await expect(payment.getByRole("alert")).toBeVisible();
  await expect(payment.getByLabel("Reference")).toHaveValue("Second");
  await expect(paid).toContainText("First");
});

test("the workspace's receivables are found by status and number", async ({ page, context }) => {
  const name = unique("Elm");
  const path = await customer(context, { name });
  const late = await invoice(context, path, "250", 45);
  const due = await invoice(context, path, "100", -10);
  await open(page, "/receivables");
  await expect(page.getByRole("group", { name: "Receivables in EUR" })).toContainText("31–60 days late250.00 EUR");
  const invoices = page.getByRole("list", { name: "Invoices" });
  await expect(invoices.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("navigation", { name: "Invoices by status" }).getByRole("link", { name: "Overdue" }).click();
  await expect(page).toHaveURL("/receivables?status=overdue");
  await expect(invoices.getByRole("listitem")).toHaveCount(1);
  await expect(invoices).toContainText(late.number);
  await page.getByRole("navigation", { name: "Invoices by status" }).getByRole("link", { name: "All" }).click();
  await page.getByRole("textbox", { name: "Find an invoice by its number" }).fill(due.number);
  await expect(invoices.getByRole("listitem")).toHaveCount(1);
  await invoices.getByRole("link", { name }).click();
  await expect(page).toHaveURL(`${path}/receivables`);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`receivables, their forms and an invoice hold up to axe, ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const clean = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const path = await customer(context, { name: unique("Fir") });
    const { id } = await invoice(context, path, "250", 45);
    await open(page, "/receivables");
    await clean();
    await open(page, `/invoices/${id}`);
    await clean();
    await open(page, `${path}/receivables`);
    await clean();
    await page.getByRole("button", { name: "New invoice" }).click();
    const panel = page.getByRole("dialog", { name: "New invoice" });
    await panel.getByRole("button", { name: "Add line" }).click();
    await clean();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Record payment" }).click();
    await expect(page.getByRole("group", { name: "Settles" }).getByRole("textbox")).toBeVisible();
    await clean();
  });
}
