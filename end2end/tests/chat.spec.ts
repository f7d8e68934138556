import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { call, customer, expect, open, send, test, unique } from "../fixtures";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

/** A customer who owes something since ten days. */
async function debtor(context: BrowserContext): Promise<string> {
  const path = await customer(context, { name: unique("Harbour") });
  const form = { date: day(-40), due_on: day(-10), currency: "EUR", amount: "1200" };
  const made = await send(context, "invoices/create", { customer: path.split("/").at(-1), form });
  await send(context, "invoices/step", { id: made.id, step: { step: "send" } });
  return path;
}

const panel = (page: Page) => page.getByRole("complementary", { name: "Conversation with the agents" });

async function ask(page: Page, question: string) {
  const field = panel(page).getByRole("textbox", { name: "Ask about this customer" });
  await field.fill(question);
  await field.press("Enter");
  await expect(panel(page).getByText(question).last()).toBeVisible();
  await expect(field).toHaveValue("");
}

/** Opens the panel where the page came anew: on phones it covers the page, and waits until it is asked for. */
async function reveal(page: Page) {
  await expect(page.locator("html[data-hydrated]")).toBeAttached();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (!(await panel(page).isVisible())) await page.keyboard.press("Control+j");
}

const answers = (page: Page) => panel(page).locator(".nx-said--answer");

test("a question is answered with its sources, by the agent it is for", async ({ page, context }) => {
  await open(page, await debtor(context));
  await page.getByRole("link", { name: "Ask the agents" }).click();
  await expect(panel(page)).toBeVisible();
  await ask(page, "What is overdue?");

  const answer = answers(page).last();
  await expect(answer.getByText("Customer Management", { exact: true })).toBeVisible();
  await expect(answer.locator(".nx-said__text")).toContainText(/1,200/);
  await expect(answer.locator(".nx-said__text")).toContainText("built-in assistant");
  await answer.getByText("Customer Management", { exact: true }).click();
  await expect(answer.getByText(/Written by the built-in assistant/)).toBeVisible();
  await answer.getByRole("list", { name: "Sources" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/invoices\//);

  await page.goBack();
  await reveal(page);
  await expect(answers(page)).toHaveCount(1);
  await page.reload();
  await reveal(page);
  await expect(answers(page).last().locator(".nx-said__text")).toContainText(/1,200/);
});

test("a roadmap is proposed, applied, found and taken back", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Alder") });
  await open(page, path);
  await page.keyboard.press("Control+j");
  const field = panel(page).getByRole("textbox", { name: "Ask about this customer" });
  await expect(field).toBeFocused();
  await field.pressSequentially("/road");
  await expect(panel(page).getByRole("option", { name: /\/roadmap/ })).toBeVisible();
  await field.press("Enter");
  await expect(field).toHaveValue("/roadmap ");
  await field.press("Enter");

  const proposal = answers(page).last().locator(".nx-proposal");
  await expect(proposal.getByText("Open", { exact: true })).toBeVisible();
  await proposal.getByRole("button", { name: "Edit" }).click();
  await proposal.getByLabel("Title").fill("Roadmap for the spring");
  await proposal.getByRole("button", { name: "Apply" }).click();
  await expect(proposal.getByText("Applied", { exact: true })).toBeVisible();
  await proposal.getByRole("link", { name: "Roadmap for the spring" }).click();
  await expect(page).toHaveURL(/\/artifacts\//);
  await expect(page.getByRole("heading", { level: 1, name: "Roadmap for the spring" })).toBeVisible();

  await page.goto(path);
  await reveal(page);
  await expect(page.getByText("Roadmap for the spring").first()).toBeVisible();
  await answers(page).last().getByRole("button", { name: "Undo" }).click();
  await expect(answers(page).last().getByText("Undone", { exact: true })).toBeVisible();
});

test("a proposal that was overtaken says so and is made again", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Birch") });
  await open(page, path);
  await page.keyboard.press("Control+j");
  await ask(page, "Set status to live");
  const proposal = answers(page).last().locator(".nx-proposal");
  await expect(proposal.getByText("Open", { exact: true })).toBeVisible();
  const id = path.split("/").at(-1);
  await call(context, "customers/set-status", { id: id ?? "", status: "negotiation" });
  await proposal.getByRole("button", { name: "Apply" }).click();
  await proposal.getByRole("button", { name: "Compare with what it says now" }).click();
  await expect(proposal.getByText("Negotiation")).toBeVisible();
  await proposal.getByRole("button", { name: "Apply" }).click();
  await expect(proposal.getByText("Applied", { exact: true })).toBeVisible();
});

test("an agent is pinned, and a conversation renamed, found, deleted and brought back", async ({ page, context }) => {
  await open(page, await customer(context, { name: unique("Cedar") }));
  await page.keyboard.press("Control+j");
  await ask(page, "What happened last?");
  await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
  await panel(page).getByLabel("Who answers").selectOption("Product Management");
  await ask(page, "What is owed?");
  await expect(answers(page).last().getByText("Product Management", { exact: true })).toBeVisible();
  // What the person sees counts at once, even while the server has not heard of it.
  await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
  let hear = () => {};
  const heard = new Promise<void>((resolve) => (hear = resolve));
  await page.route("**/fn/chat/pin", async (route) => {
    await heard;
    await route.continue();
  });
  await panel(page).getByLabel("Who answers").selectOption("Whoever fits");
  await ask(page, "What is owed?");
  await expect(answers(page)).toHaveCount(3);
  await expect(answers(page).last().getByText("Customer Management", { exact: true })).toBeVisible();
  await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
  hear();

  await panel(page).getByRole("button", { name: "Actions for this conversation" }).click();
  await page.getByRole("menuitem", { name: "Rename conversation" }).click();
  await page.getByRole("dialog", { name: "Rename conversation" }).getByLabel("Title").fill("Spring questions");
  await page.getByRole("button", { name: "Save title" }).click();
  await expect(panel(page).getByRole("heading", { name: "Spring questions" })).toBeVisible();

  await panel(page).getByRole("button", { name: "New conversation" }).click();
  await expect(answers(page)).toHaveCount(0);
  await panel(page).getByRole("button", { name: "Earlier conversations" }).click();
  await panel(page).getByLabel("Search conversations").fill("spring");
  await panel(page).getByRole("button", { name: /Spring questions/ }).click();
  await expect(answers(page)).toHaveCount(3);

  await panel(page).getByRole("button", { name: "Actions for this conversation" }).click();
  await page.getByRole("menuitem", { name: "Delete conversation" }).click();
  await expect(answers(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(answers(page)).toHaveCount(3);
});

test("an answer from before a choice does not take it back", async ({ page, context }) => {
  await open(page, await customer(context, { name: unique("Aspen") }));
  await page.keyboard.press("Control+j");
  await ask(page, "What happened last?");
  const answer = answers(page).last();
  await expect(answer).not.toHaveAttribute("aria-busy", "true");
  const hold = () => {
    let release = () => {};
    return { held: new Promise<void>((resolve) => (release = resolve)), release: () => release() };
  };
  const [early, pin] = [hold(), hold()];
  // What the conversation is is asked for when the rating is kept, and answered late.
  const thread = page.waitForRequest(/fn.chat.thread/);
  await page.route(
    /fn.chat.thread/,
    async (route) => {
      const response = await route.fetch();
      await early.held;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.route(/fn.chat.pin/, async (route) => {
    await pin.held;
    await route.continue();
  });
  await answer.getByRole("button", { name: "Good answer" }).click();
  await thread;
  const who = panel(page).getByLabel("Who answers");
  await who.selectOption("Product Management");
  const late = page.waitForResponse(/fn.chat.thread/);
  early.release();
  await (await late).finished();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(who).toHaveValue("product_mgmt");
  pin.release();
  await expect(answer.getByRole("button", { name: "Good answer" })).toHaveAttribute("aria-pressed", "true");
  await expect(who).toHaveValue("product_mgmt");
});

test("a second page shows the same conversation, without a script as well", async ({ page, context, browser }) => {
  const path = await debtor(context);
  await open(page, path);
  await page.keyboard.press("Control+j");
  await ask(page, "What is overdue?");
  await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
  const other = await browser.newContext({ storageState: await context.storageState(), javaScriptEnabled: false });
  const second = await other.newPage();
  await second.goto(`${path}?chat=latest`);
  await expect(answers(second).last().locator(".nx-said__text")).toContainText(/1,200/);
  await other.close();
});

test("an answer is rated and written again, and a question asked in other words", async ({ page, context, isMobile }) => {
  const path = await debtor(context);
  await open(page, path);
  await page.keyboard.press("Control+j");
  const field = panel(page).getByRole("textbox", { name: "Ask about this customer" });
  await field.fill("/meeting");
  await expect(panel(page).getByRole("option", { name: /^.meeting-brief/ })).toBeVisible();
  await field.press("Enter");
  await expect(field).toHaveValue(/^\/meeting-brief\s*$/);
  await field.fill("");
  await ask(page, "What is overdue?");
  const answer = answers(page).last();
  await expect(answer).not.toHaveAttribute("aria-busy", "true");
  const good = answer.getByRole("button", { name: "Good answer" });
  await good.click();
  await expect(good).toHaveAttribute("aria-pressed", "true");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await answer.getByRole("button", { name: "Copy answer" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("1,200");
  await answer.getByRole("button", { name: "Answer again" }).click();
  await expect(answer.locator(".nx-said__text")).toContainText(/1,200/);

  await panel(page).getByRole("button", { name: "Ask in other words" }).click();
  await expect(field).toHaveValue("What is overdue?");
  await field.fill("Who is who?");
  await field.press("Enter");
  await expect(panel(page).getByText("Who is who?", { exact: true }).last()).toBeVisible();
  await expect(answers(page)).toHaveCount(1);
  await expect(panel(page).getByText("What is overdue?", { exact: true }).locator("visible=true")).toHaveCount(1);
  if (isMobile) return;

  const grip = panel(page).getByRole("separator", { name: "Width of the conversation" });
  const before = (await panel(page).boundingBox())!.width;
  await grip.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await panel(page).boundingBox())!.width).toBeGreaterThan(before);
  const wider = (await panel(page).boundingBox())!.width;
  await page.reload();
  await expect.poll(async () => (await panel(page).boundingBox())!.width).toBe(wider);
});

test("another tab hears of a question that was asked in this one", async ({ page, context }) => {
  const path = await debtor(context);
  await open(page, path);
  await page.keyboard.press("Control+j");
  await ask(page, "What is overdue?");
  await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
  const tab = await context.newPage();
  await open(tab, `${path}?chat=latest`);
  await expect(answers(tab)).toHaveCount(1);
  await page.bringToFront();
  await ask(page, "Who is who?");
  await expect(answers(page)).toHaveCount(2);
  await expect(answers(tab)).toHaveCount(2);
  await expect(answers(tab).last()).not.toHaveAttribute("aria-busy", "true");
});

test("what the agents can do is explained", async ({ page }) => {
  await open(page, "/agents");
  await expect(page.getByRole("heading", { level: 1, name: "What the agents can do" })).toBeVisible();
  await expect(page.locator(".nx-agents__entry")).toHaveCount(27);
});

for (const scheme of ["light", "dark"] as const) {
  test(`the conversation holds up to axe, ${scheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, await debtor(context));
    await page.keyboard.press("Control+j");
    await ask(page, "/roadmap");
    await expect(answers(page).last().locator(".nx-proposal")).toBeVisible();
    await expect(answers(page).last()).not.toHaveAttribute("aria-busy", "true");
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations).toEqual([]);
    await open(page, "/agents");
    const page2 = await new AxeBuilder({ page }).analyze();
    expect(page2.violations).toEqual([]);
  });
}
