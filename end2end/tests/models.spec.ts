import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { call, customer, expect, open, test, unique } from "../fixtures";
import { addModel, FakeModel } from "../pages/model";

let model: FakeModel;

test.beforeEach(async ({ person, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "answers grow by a script");
  expect(person.email).toBeTruthy();
  model = await FakeModel.start();
});

test.afterEach(() => model?.stop());

const panel = (page: Page) => page.getByRole("complementary", { name: "Conversation with the agents" });
const answers = (page: Page) => panel(page).locator(".nx-said--answer");

/** Waits until the last answer says exactly this: what is settled of it, and what may still change. */
async function says(page: Page, words: string) {
  const parts = answers(page).last().locator(".nx-said__text, .nx-said__tail");
  const said = async () => (await parts.allInnerTexts()).join(" ").replace(/\s+/g, " ").trim();
  await expect.poll(said).toBe(words);
}

/** Asks in the panel. Who answers is named, so that no model is asked about that. */
async function ask(page: Page, question: string) {
  const field = panel(page).getByRole("textbox", { name: "Ask about this customer" });
  await field.fill(`@customer ${question}`);
  await field.press("Enter");
  await expect(field).toHaveValue("");
}

/** On phones the panel covers the page and waits until it is asked for. */
async function reveal(page: Page) {
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (!(await panel(page).isVisible())) await page.keyboard.press("Control+j");
}

const section = (page: Page) => page.getByRole("region", { name: "Language models", exact: true });

test("language models are added, tried, ordered, edited and deleted", async ({ page }) => {
  await open(page, "/settings/models");
  await expect(section(page).getByText("the built-in assistant")).toBeVisible();
  for (const name of ["First", "Second"]) {
    await section(page).getByRole("button", { name: "Add language model" }).click();
    const form = page.getByRole("dialog", { name: "New language model" });
    await form.getByLabel("Speaks").selectOption("Anthropic");
    await expect(form.getByLabel("Address")).toHaveValue("https://api.anthropic.com");
    await form.getByLabel("Speaks").selectOption("OpenAI-compatible");
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("Address").fill("not an address");
    await form.getByRole("button", { name: "Add language model" }).click();
    await expect(form.getByText("Write the address as https://host/path")).toBeVisible();
    await form.getByLabel("Address").fill(model.url);
    await form.getByLabel(/^Key/).fill("sk-of-the-journey-7Qx9");
    await form.getByRole("button", { name: "Add language model" }).click();
    await expect(form).toBeHidden();
    await expect(section(page).getByRole("listitem").filter({ hasText: name })).toBeVisible();
  }
  const rows = section(page).getByRole("listitem");
  await expect(rows).toContainText([/First/, /Second/]);
  await expect(rows.first()).toContainText("Key ends in …7Qx9");
  expect(await page.content()).not.toContain("sk-of-the-journey");

  await page.getByRole("button", { name: "Try First" }).click();
  await model.waitForQuestion();
  expect(model.key).toBe("Bearer sk-of-the-journey-7Qx9");
  model.say("Yes.");
  model.finish();
  await expect(rows.first().getByRole("status")).toContainText(/answered in/);
  model.refuses = true;
  await page.getByRole("button", { name: "Try Second" }).click();
  await expect(rows.last().getByRole("status")).toContainText("Second did not accept the key (status 401).");

  await page.getByRole("button", { name: "Move up Second" }).click();
  await expect(rows).toContainText([/Second/, /First/]);
  await page.getByRole("button", { name: "Edit Second" }).click();
  const edit = page.getByRole("dialog", { name: "Edit language model" });
  await expect(edit.getByLabel(/^Key/)).toHaveValue("");
  await edit.getByLabel("Address").fill("http://127.0.0.1:9/v1");
  await edit.getByRole("button", { name: "Save language model" }).click();
  await expect(edit.getByText("Type the key again")).toBeVisible();
  await edit.getByText("Remove the key").click();
  await edit.getByRole("button", { name: "Save language model" }).click();
  await expect(rows.first()).toContainText("No key");
  await page.getByRole("button", { name: "Delete Second" }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(rows).toContainText([/Second/, /First/]);
});

test("an answer grows on two pages and over a reload without a word twice", async ({ page, context, browser, person }) => {
  await addModel(context, "Journey", model.url);
  const path = await customer(context, { name: unique("Harbour") });
  await open(page, path);
  await page.keyboard.press("Control+j");
  await ask(page, "How is the tide?");
  await model.waitForQuestion();
  model.say("One two ");
  await says(page, "One two");
  model.say("three ");
  await says(page, "One two three");

  const device = await browser.newContext();
  expect((await call(device, "account/sign-in", { email: person.email, password: person.password })).status()).toBe(200);
  const second = await device.newPage();
  await second.goto(`${path}?chat=latest`);
  await reveal(second);
  await says(second, "One two three");

  model.say("four ");
  await page.reload();
  await reveal(page);
  await says(page, "One two three four");
  model.say("five.");
  for (const each of [page, second]) await says(each, "One two three four five.");
  model.finish();
  for (const each of [page, second]) {
    await expect(answers(each).last()).not.toHaveAttribute("aria-busy", "true");
    await says(each, "One two three four five.");
  }
  await page.reload();
  await reveal(page);
  await says(page, "One two three four five.");
  expect(model.asked).toBe(1);
  await device.close();

  await open(page, "/settings/models");
  const usage = page.getByRole("region", { name: "Usage by language model" });
  await expect(usage.getByRole("row", { name: /Journey/ })).toContainText(/1\s*11\s*7/);
});

test("an answer is stopped, and the model is left", async ({ page, context }) => {
  await addModel(context, "Journey", model.url);
  await open(page, await customer(context, { name: unique("Alder") }));
  await page.keyboard.press("Control+j");
  await ask(page, "Tell me everything.");
  await model.waitForQuestion();
  model.say("Once upon a time ");
  await says(page, "Once upon a time");
  await answers(page).last().getByRole("button", { name: "Stop" }).click();
  await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
  await expect.poll(() => model.left).toBe(1);
  await page.reload();
  await reveal(page);
  await says(page, "Once upon a time");
  // What it took until then counts, by our estimate.
  const answer = answers(page).last();
  await answer.locator("summary").click();
  await expect(answer.getByText(/^Written by .* \(Journey\), in .* s, about \d+ tokens\.$/)).toBeVisible();

  await open(page, "/settings/models");
  const usage = page.getByRole("region", { name: "Usage by language model" });
  await expect(usage.getByRole("row", { name: /Journey/ })).toContainText(/1\s*≈ [\d,]+\s*≈ 5/);
  await expect(page.getByText("≈ In part our estimate")).toBeVisible();
});

test("the built-in assistant answers where the model refuses, and says so", async ({ page, context }) => {
  await addModel(context, "Journey", model.url);
  model.refuses = true;
  await open(page, await customer(context, { name: unique("Birch") }));
  await page.keyboard.press("Control+j");
  await ask(page, "What is owed?");
  await expect(answers(page).last()).toContainText("built-in assistant");
  await answers(page).last().getByText("Customer Management", { exact: true }).click();
  await expect(answers(page).last().getByText(/Journey did not accept the key/)).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`the settings of language models hold up to axe, ${scheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await addModel(context, "Journey", model.url);
    await open(page, "/settings/models");
    await expect(section(page).getByRole("listitem")).toHaveCount(1);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await section(page).getByRole("button", { name: "Add language model" }).click();
    await expect(page.getByRole("dialog", { name: "New language model" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
