import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { call, customer, expect, open, send, test, unique } from "../fixtures";

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

/** A piece, and its address. */
async function piece(context: BrowserContext, form: Record<string, string>): Promise<string> {
  const made = await send(context, "portfolio/create", { form: { kind: "article", ...form } });
  return `/portfolio/${made.id}`;
}

/** An artifact of a customer, and its address. */
async function artifact(context: BrowserContext, title: string): Promise<string> {
  const path = await customer(context, { name: unique("Harbour") });
  const project = await send(context, "projects/create", { customer: path.split("/").pop(), form: { name: "Pricing" } });
  const form = { project: project.id, kind: "strategy", title };
  const response = await call(context, "artifacts/create", form);
  expect(response.status()).toBe(200);
  return `/artifacts/${await response.json()}`;
}

const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).last();

test("a piece is made, corrected, published, shared and deleted", async ({ page }) => {
  await open(page, "/portfolio");
  await expect(page.getByText("Nothing to show yet")).toBeVisible();
  await page.getByRole("button", { name: "New piece" }).first().click();
  const panel = page.getByRole("dialog", { name: "New piece" });
  await panel.getByLabel("Text").fill("# Value first\n\nPrice what it is **worth**.");
  await panel.getByLabel("Cover image").fill("http://images.example/a.png");
  await panel.getByRole("button", { name: "Add piece" }).click();
  await expect(panel.getByText("Give this a title.")).toBeVisible();
  await expect(panel.getByLabel("Cover image")).toHaveAttribute("aria-invalid", "true");
  await panel.getByLabel("Title").fill("Pricing for founders");
  await panel.getByLabel("Cover image").fill("https://images.example/a.png");
  await panel.getByLabel("Tags").fill("#Pricing, Founders");
  await panel.getByRole("button", { name: "Add piece" }).click();
  await expect(page).toHaveURL(/\/portfolio\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { level: 1, name: "Pricing for founders" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Value first" })).toBeVisible();
  await expect(page.locator("strong", { hasText: "worth" })).toBeVisible();
  await expect(page.getByRole("link", { name: "https://images.example/a.png" })).toBeVisible();
  expect(await page.locator("img[src^='https']").count()).toBe(0);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const edit = page.getByRole("dialog", { name: "Edit piece" });
  await edit.getByLabel("Title").fill("Pricing for everybody");
  await edit.getByLabel("Text").fill("Second **thoughts**.");
  await edit.getByRole("button", { name: "Save piece" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pricing for everybody" })).toBeVisible();
  await expect(page.locator("strong", { hasText: "thoughts" })).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pricing for founders" })).toBeVisible();

  const status = page.getByLabel("Status");
  await status.selectOption("Published");
  await expect(page.getByText("Status is now published")).toBeVisible();
  await undo(page).click();
  await expect(status).toHaveValue("idea");

  await page.getByText("Share with the workspace").click();
  await expect(page.getByRole("switch", { name: "Share with the workspace" })).toBeChecked();
  await expect(page.getByText("Shared with the workspace")).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole("switch", { name: "Share with the workspace" })).not.toBeChecked();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete piece" }).click();
  await expect(page).toHaveURL("/portfolio");
  await expect(page.getByText("Nothing to show yet")).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole("link", { name: "Pricing for founders" })).toBeVisible();
});

test("the portfolio is narrowed by its address", async ({ page, context }) => {
  await piece(context, { title: "Pricing for founders", tags: "pricing", status: "published" });
  const talk = await piece(context, { title: "Roadmaps that hold", tags: "planning, pricing", kind: "talk" });
  await open(page, "/portfolio");
  const rows = page.getByRole("list", { name: "Pieces", exact: true }).getByRole("listitem");
  await expect(rows).toHaveCount(2);

  await page.getByRole("navigation", { name: "Pieces by status" }).getByRole("link", { name: "Published" }).click();
  await expect(page).toHaveURL(/\/portfolio\?status=published$/);
  await expect(rows).toHaveCount(1);
  await page.getByLabel("Kind").selectOption("Talk");
  await expect(page).toHaveURL(/status=published&kind=talk$/);
  await expect(page.getByText("No piece matches")).toBeVisible();
  await page.getByRole("link", { name: "Show all pieces" }).click();
  await expect(rows).toHaveCount(2);

  await page.getByRole("textbox", { name: "Search the portfolio" }).fill("roadm");
  await expect(page).toHaveURL(/\/portfolio\?q=roadm$/);
  await expect(rows).toHaveCount(1);
  await open(page, talk);
  await page.getByRole("link", { name: "#pricing" }).click();
  await expect(page).toHaveURL(/\/portfolio\?tag=pricing$/);
  await expect(page.getByLabel("Tag")).toHaveValue("pricing");
  await expect(rows).toHaveCount(2);
  await page.getByLabel("Tag").fill("#Planning");
  await page.getByLabel("Tag").press("Enter");
  await expect(page).toHaveURL(/\/portfolio\?tag=planning$/);
  await expect(rows).toHaveCount(1);
});

test("a piece and an artifact refer to each other", async ({ page, context }) => {
  const from = await artifact(context, "Pricing strategy");
  await artifact(context, "Pricing, second round");
  const path = await piece(context, { title: "Pricing for founders" });
  await open(page, path);
  const references = page.getByRole("region", { name: "References" });
  await expect(references.getByText("refers to no artifact")).toBeVisible();
  const search = references.getByRole("combobox", { name: "Find an artifact" });
  const found = references.getByRole("option");
  await search.fill("no such artifact");
  await expect(references.getByText("No artifact fits.")).toBeVisible();
  await search.fill("/artifacts/00000000-0000-0000-0000-000000000000");
  await expect(found).toHaveText(["The artifact at this address"]);
  await search.press("Enter");
  await expect(references.getByText("There is no artifact at this address")).toBeVisible();
  await expect(search).toHaveAttribute("aria-invalid", "true");

  await search.fill("harb pric");
  await expect(found).toHaveCount(2);
  await expect(search).toHaveAttribute("aria-expanded", "true");
  await expect(references.getByText("2 found")).toBeAttached();
  await expect(found.first()).toHaveAttribute("aria-selected", "true");
  await search.press("ArrowDown");
  await expect(found.nth(1)).toHaveAttribute("aria-selected", "true");
  await search.press("ArrowDown");
  await expect(found.first()).toHaveAttribute("aria-selected", "true");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await search.press("Escape");
  await expect(found.first()).toBeHidden();
  await expect(search).toHaveValue("harb pric");
  await search.press("Escape");
  await expect(search).toHaveValue("");

  await search.fill("pricing stra");
  await expect(found).toHaveCount(1);
  await search.press("Enter");
  const link = references.getByRole("link", { name: "Pricing strategy" });
  await expect(link).toBeVisible();
  await expect(search).toHaveValue("");
  await search.fill("round");
  await found.filter({ hasText: "Pricing, second round" }).click();
  await expect(references.getByRole("link", { name: "Pricing, second round" })).toBeVisible();

  await references.getByRole("button", { name: "Remove the reference to Pricing strategy" }).click();
  await expect(link).toBeHidden();
  await undo(page).click();
  await expect(link).toBeVisible();

  await link.click();
  await expect(page).toHaveURL(from);
  const uses = page.getByRole("region", { name: "Used in the portfolio" });
  await expect(uses.getByRole("link", { name: "Pricing for founders" })).toBeVisible();

  await piece(context, { title: "Roadmaps that hold" });
  await uses.getByRole("button", { name: "Add to a piece" }).click();
  const dialog = page.getByRole("dialog", { name: "Add this artifact to a piece" });
  await dialog.getByRole("button", { name: "Add to this piece" }).click();
  await expect(dialog.getByLabel("Piece")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Piece").selectOption("Roadmaps that hold");
  await dialog.getByRole("button", { name: "Add to this piece" }).click();
  await expect(dialog).toBeHidden();
  await expect(uses.getByRole("link", { name: "Roadmaps that hold" })).toBeVisible();
});

test("a piece refers to an artifact without a script @plain", async ({ page, context, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "with the client the artifact is searched for");
  const from = await artifact(context, "Pricing strategy");
  await page.goto(await piece(context, { title: "Pricing for founders" }));
  const address = page.getByLabel("Address of an artifact");
  await address.fill("Pricing strategy");
  await page.getByRole("button", { name: "Add reference" }).click();
  await expect(page.getByText("Paste the address of an artifact")).toBeVisible();
  await expect(address).toHaveValue("Pricing strategy");
  await address.fill(from);
  await page.getByRole("button", { name: "Add reference" }).click();
  await expect(page.getByRole("region", { name: "References" }).getByRole("link", { name: "Pricing strategy" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the portfolio, its form and a piece hold up to axe, ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const body = "# Value first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code` and [a link](https://nextup.example)";
    const path = await piece(context, { title: "Pricing for founders", tags: "pricing", url: "nextup.example", body });
    await open(page, "/portfolio");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole("button", { name: "New piece" }).click();
    const panel = page.getByRole("dialog", { name: "New piece" });
    await panel.getByRole("button", { name: "Add piece" }).click();
    await expect(panel.getByText("Give this a title.")).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await open(page, path);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
