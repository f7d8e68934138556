import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { call, customer, expect, open, refusing, send, test, unique } from "../fixtures";

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

/** A project of a new customer: the customer's address and the project's id. */
async function project(context: BrowserContext, name: string): Promise<[string, string]> {
  const path = await customer(context, { name: unique("Harbour") });
  const form = { name, status: "active", progress: "40" };
  const made = await send(context, "projects/create", { customer: path.split("/").pop(), form });
  return [path, made.id];
}

/** An artifact of a new project, as the address of its page. */
async function artifact(context: BrowserContext, title: string, kind = "custom"): Promise<string> {
  const [, id] = await project(context, "Pricing study");
  const response = await call(context, "artifacts/create", { project: id, kind, title });
  expect(response.status()).toBe(200);
  return `/artifacts/${await response.json()}`;
}

/** The text, once its own page says that the server has it. */
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

test("a project is made, moved on, corrected and deleted, and remembered", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Birch") });
  await open(page, path);
  await page.getByRole("link", { name: "Projects", exact: true }).click();
  await expect(page.getByText("No projects yet")).toBeVisible();
  await page.getByRole("button", { name: "New project" }).click();
  const panel = page.getByRole("dialog", { name: "New project" });
  await panel.getByLabel("Name").fill("Pricing study");
  await panel.getByLabel("First day").fill("2026-03-12");
  await panel.getByLabel("Last day").fill("2026-03-11");
  await panel.getByLabel("Progress in percent").fill("140");
  await panel.getByRole("button", { name: "Add project" }).click();
  await expect(panel.getByText("A project ends after it has begun.")).toBeVisible();
  await expect(panel.getByText("Enter a number from 0 to 100.")).toBeVisible();
  await panel.getByLabel("Last day").fill("2026-04-30");
  await panel.getByLabel("Progress in percent").fill("25");
  await panel.getByRole("button", { name: "Add project" }).click();
  await expect(panel).toBeHidden();

  const row = page.getByRole("list", { name: "Projects" }).getByRole("listitem").filter({ hasText: "Pricing study" });
  await expect(row).toContainText("12 Mar 2026 – 30 Apr 2026");
  await expect(row).toContainText("25 %");
  const menu = row.getByRole("button", { name: "Actions for Pricing study" });
  await menu.click();
  await page.getByRole("menuitemradio", { name: "On hold" }).click();
  await expect(row).toContainText("On hold");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(row).toContainText("Planning");

  await menu.click();
  await page.getByRole("menuitem", { name: "Edit project" }).click();
  const edit = page.getByRole("dialog", { name: "Edit project" });
  await edit.getByLabel("Name").fill("Price study");
  await edit.getByRole("button", { name: "Save project" }).click();
  await expect(page.getByRole("list", { name: "Projects" })).toContainText("Price study");

  await page.getByRole("button", { name: "New project" }).click();
  await panel.getByLabel("Name").fill("Onboarding");
  await panel.getByRole("button", { name: "Add project" }).click();
  await expect(panel).toBeHidden();
  await page.getByRole("link", { name: "Price study", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Price study" })).toBeVisible();
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await expect(page).toHaveURL(/view=board/);
  await expect(page.getByRole("region", { name: "Planning" }).getByRole("listitem")).toHaveCount(2);
  // Both are what this browser remembers.
  await open(page, `${path}/projects`);
  await expect(page.getByRole("region", { name: "Planning" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Price study" })).toBeVisible();

  await page.getByRole("button", { name: "Move Onboarding" }).focus();
  for (const key of ["Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
  await expect(page.getByRole("region", { name: "Active" })).toContainText("Onboarding");
  await expect(page.getByText("Onboarding is now active")).toBeVisible();

  await page.getByRole("button", { name: "Actions for Onboarding" }).click();
  await page.getByRole("menuitem", { name: "Delete project" }).click();
  await expect(page.getByRole("link", { name: "Onboarding" })).toHaveCount(0);
  await expect(page.getByText("Onboarding moved to the trash")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("link", { name: "Onboarding" })).toBeVisible();
});

test("what is typed about a project shows before the server answers, and comes back when it refuses", async ({ page, context }) => {
  const [path, id] = await project(context, "Pricing study");
  await open(page, `${path}/projects?project=${id}&view=list`);
  const row = page.getByRole("list", { name: "Projects" }).getByRole("listitem").first();
  await row.getByRole("button", { name: "Actions for Pricing study" }).click();
  await page.getByRole("menuitem", { name: "Edit project" }).click();
  const refuse = await refusing(page, /fn.projects.(edit|delete)/);
  const edit = page.getByRole("dialog", { name: "Edit project" });
  await edit.getByLabel("Name").fill("Price study");
  await edit.getByRole("button", { name: "Save project" }).click();
  await expect(edit).toBeHidden();
  await expect(row).toContainText("Price study");
  refuse();
  await expect(edit.getByRole("alert")).toBeVisible();
  await expect(edit.getByLabel("Name")).toHaveValue("Price study");
  await expect(row).toContainText("Pricing study");
  await page.keyboard.press("Escape");
  // Without a way to the server there is nothing to ask anew, either.
  await page.route(/fn.projects.list/, (route) => route.fulfill({ status: 429, body: "a gateway" }));
  await row.getByRole("button", { name: "Actions for Pricing study" }).click();
  await page.getByRole("menuitem", { name: "Delete project" }).click();
  await expect(page.getByText("The project was not deleted")).toBeVisible();
  await expect(row).toContainText("Pricing study");
});

test("an artifact is written, compared, brought back, copied and deleted", async ({ page, context }) => {
  const [path, id] = await project(context, "Pricing study");
  await open(page, `${path}/projects?project=${id}`);
  await page.getByRole("button", { name: "New artifact" }).click();
  const dialog = page.getByRole("dialog", { name: "New artifact" });
  await dialog.getByRole("button", { name: "Add artifact" }).click();
  await expect(dialog.getByText("Give this a title.")).toBeVisible();
  await dialog.getByLabel("Type").selectOption("OKRs");
  await dialog.getByLabel("Title").fill("Goals");
  await dialog.getByRole("button", { name: "Add artifact" }).click();
  await expect(page).toHaveURL(/\/artifacts\/[0-9a-f-]+$/);

  const text = page.getByRole("textbox", { name: "Text", exact: true });
  await expect(text).toHaveValue(/## /);
  await text.fill("ship it");
  await text.selectText();
  await page.getByRole("button", { name: /^Bold/ }).click();
  await expect(text).toHaveValue("**ship it**");
  await text.press("ControlOrMeta+b");
  await expect(text).toHaveValue("ship it");
  await page.getByRole("button", { name: "Task list" }).click();
  await expect(text).toHaveValue("- [ ] ship it");
  const preview = page.getByRole("region", { name: "Preview" });
  const show = page.getByRole("button", { name: "Preview" });
  if (await show.isVisible()) await show.click();
  await expect(preview.getByRole("checkbox")).toBeVisible();
  const write = page.getByRole("button", { name: "Write", exact: true });
  if (await write.isVisible()) await write.click();
  await saved(page);

  await page.getByRole("button", { name: /Change status/ }).click();
  await page.getByRole("menuitemradio", { name: "Review" }).click();
  await expect(page.getByRole("button", { name: /^Review/ })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("button", { name: /^Draft/ })).toBeVisible();

  await page.getByRole("link", { name: "Versions" }).click();
  await expect(page.getByRole("heading", { name: "Version 2" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Comparison" })).toContainText("ship it");
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByText("Brought back version 1")).toBeVisible();
  await page.getByRole("link", { name: "Text", exact: true }).click();
  await expect(text).toHaveValue(/## /);

  await page.getByRole("button", { name: "More actions" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download as Markdown" }).click();
  expect((await download).suggestedFilename()).toBe("Goals.md");
  const original = page.url();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page).not.toHaveURL(original);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete artifact" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}/projects`));
  const rows = page.getByRole("list", { name: "Artifacts" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(rows).toHaveCount(2);
});

test("what was typed outlives a server that does not answer, and a reload", async ({ page, context }) => {
  const path = await artifact(context, "Notes");
  await open(page, path);
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  await page.route("**/fn/artifacts/save", (route) => route.fulfill({ status: 429, body: "a gateway" }));
  await text.fill("half a thought");
  await expect(page.getByRole("alert")).toContainText("Not saved");
  await page.reload();
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
  await expect(page.getByText("You typed something here that was not saved")).toBeVisible();
  await expect(text).not.toHaveValue("half a thought");
  await page.unroute("**/fn/artifacts/save");
  await page.getByRole("button", { name: "Use what I typed" }).click();
  await expect(text).toHaveValue("half a thought");
  await saved(page);
  await open(page, path);
  await expect(text).toHaveValue("half a thought");
});

test("two people on one text see both, and choose", async ({ page, context }) => {
  const path = await artifact(context, "Notes");
  await open(page, path);
  const id = path.split("/").pop()!;
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  expect((await call(context, "artifacts/save", { id, based_on: "1", title: "Notes", body: "theirs" })).status()).toBe(200);
  await text.fill("mine");
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody changed this meanwhile" });
  await expect(conflict.getByLabel("Theirs: text")).toHaveValue("theirs");
  await expect(conflict.getByLabel("Yours: text")).toHaveValue("mine");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(conflict).toBeHidden();
  await saved(page);
  await open(page, path);
  await expect(text).toHaveValue("mine");
});

/** An artifact of 150 kB that ends in these words, and its text. */
async function longArtifact(context: BrowserContext, end: string): Promise<[string, string]> {
  const path = await artifact(context, "All of it");
  // Few paragraphs: Playwright looks through all elements for one of a role.
  const part = `## A part\n\n${"What was **agreed**, and who does it. ".repeat(100)}\n\n`;
  const body = part.repeat(28) + end;
  const reply = await call(context, "artifacts/save", { id: path.split("/").pop()!, based_on: "1", title: "All of it", body });
  expect(reply.status()).toBe(200);
  return [path, body];
}

test("a long text is there to be written in, saved and seen, however its page is opened", async ({ page, context }) => {
  const [path, body] = await longArtifact(context, "The very end.");
  await open(page, path);
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  const preview = page.getByRole("region", { name: "Preview" });
  const look = async (words: string) => {
    const show = page.getByRole("button", { name: "Preview" });
    if (await show.isVisible()) await show.click();
    await expect(preview.locator("p").last()).toHaveText(words);
    const write = page.getByRole("button", { name: "Write", exact: true });
    if (await write.isVisible()) await write.click();
  };
  await expect(text).toBeEnabled();
  await expect(text).toHaveValue(body);
  await look("The very end.");

  await text.press("ControlOrMeta+End");
  await page.keyboard.type(" And more.");
  await look("The very end. And more.");
  await saved(page);
  await open(page, path);
  await expect(text).toHaveValue(`${body} And more.`);
  await saved(page);

  // By a link, inside of the application; the text is the one that was looked at, or the one asked for anew.
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Pricing study" }).click();
  await page.getByRole("link", { name: "All of it", exact: true }).click();
  await expect(text).toBeEnabled();
  await expect(text).toHaveValue(`${body} And more.`);
  // While its versions are looked at nobody sees the preview: it is drawn afterwards.
  await open(page, `${path}?view=versions`);
  await expect(page.getByRole("heading", { name: "Version 2" })).toBeVisible();
  await page.getByRole("link", { name: "Text", exact: true }).click();
  await expect(text).toHaveValue(`${body} And more.`);
  await look("The very end. And more.");
});

test("a long text is whole before all of it is in its field", async ({ page, context }) => {
  const [path, body] = await longArtifact(context, "The very end.");
  // The rest comes as late as can be.
  await page.addInitScript(() => {
    const soon = window.setTimeout;
    const held: TimerHandler[] = [];
    Object.assign(window, { held });
    window.setTimeout = ((run: TimerHandler, after?: number) => (after === 150 ? held.push(run) : soon(run, after))) as typeof setTimeout;
  });
  await open(page, path);
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  await expect(text).toBeEnabled();
  const beginning = await text.inputValue();
  expect(beginning.length).toBeLessThan(body.length / 4);
  expect(body.startsWith(beginning)).toBe(true);
  await text.focus();
  await page.keyboard.type("Typed first. ");
  await saved(page);
  expect(await (await page.request.get(`${path}/download.md`)).text()).toContain(`Typed first. ${body}`);
  await page.evaluate(() => (window as unknown as { held: (() => void)[] }).held.forEach((run) => run()));
  await expect(text).toHaveValue(`Typed first. ${body}`);
  // What is typed next still goes where the cursor was.
  await page.keyboard.type("Then this. ");
  await saved(page);
  await expect(text).toHaveValue(`Typed first. Then this. ${body}`);

  // The end is the end of all of it, however soon somebody goes there.
  await open(page, path);
  await expect(text).toBeEnabled();
  await text.press("ControlOrMeta+End");
  await page.keyboard.type(" Typed last.");
  await expect(text).toHaveValue(`Typed first. Then this. ${body} Typed last.`);
});

test("what was typed into a long text last is kept when its page goes", async ({ page, context }) => {
  const [path, body] = await longArtifact(context, "The very end.");
  await open(page, path);
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  // The end is where all of it is.
  await expect(text).toHaveValue(body);
  await page.route("**/fn/artifacts/save", (route) => route.fulfill({ status: 429, body: "a gateway" }));
  await text.press("ControlOrMeta+End");
  await page.keyboard.type("!");
  await page.reload();
  await expect(page.getByText("You typed something here that was not saved")).toBeVisible();
  await expect(text).toHaveValue(body);
  await page.unroute("**/fn/artifacts/save");
  await page.getByRole("button", { name: "Use what I typed" }).click();
  await expect(text).toHaveValue(`${body}!`);
  await saved(page);
});

test("without a script a long text says why it cannot be changed @plain", async ({ page, context, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "with the client it can be");
  const [path, body] = await longArtifact(context, "The very end.");
  await page.goto(path);
  // Playwright's words and roles pass by what is for pages without a script.
  const notice = page.locator(".nx-editor__write noscript > p");
  await expect(notice).toContainText("can only be changed with a script");
  await expect(page.getByRole("textbox", { name: "Text", exact: true })).toBeHidden();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  const download = page.waitForEvent("download");
  await notice.locator("a", { hasText: "Download it as Markdown" }).click();
  const file = await (await download).createReadStream();
  let content = "";
  for await (const chunk of file) content += chunk;
  expect(content).toBe(body);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`projects, editor and versions hold up to axe, ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const [path, id] = await project(context, "Pricing study");
    const made = await call(context, "artifacts/create", { project: id, kind: "roadmap", title: "Roadmap" });
    const address = `/artifacts/${await made.json()}`;
    for (const place of [`${path}/projects?view=list`, `${path}/projects?view=board`, address, `${address}?view=versions`]) {
      await open(page, place);
      expect((await new AxeBuilder({ page }).analyze()).violations, place).toEqual([]);
    }
  });
}
