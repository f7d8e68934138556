import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";

import { customer, expect, open, send, test, unique } from "../fixtures";
import { CustomerPage } from "../pages/customers";

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

const region = (page: Page) => page.getByRole("region", { name: "Timeline" });

/** An event, without clicking through the form each time. */
async function event(context: BrowserContext, path: string, form: Record<string, unknown>) {
  const whole = { kind: "note", happened_at: new Date().toISOString(), ...form };
  await send(context, "events/create", { customer: path.split("/").pop(), form: whole });
}

test("an event is added with one key, corrected, deleted and brought back", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Harbour") });
  const detail = new CustomerPage(page);
  await open(page, path);
  await page.getByRole("button", { name: "Add a person" }).click();
  const person = page.getByRole("dialog", { name: "Add a person" });
  await person.getByLabel("Name").fill("Zoë Lindt");
  await person.getByRole("button", { name: "Add person" }).click();
  await expect(person).toBeHidden();
  await expect(page.getByRole("region", { name: "Team" })).toContainText("Zoë Lindt");

  await page.keyboard.press("n");
  const panel = page.getByRole("dialog", { name: "New event" });
  await expect(panel.getByLabel("Title")).toBeFocused();
  // While somebody types it is a letter.
  await page.keyboard.type("n");
  await expect(panel.getByLabel("Title")).toHaveValue("n");
  await panel.getByLabel("Title").fill(" ");
  await panel.getByLabel("Day").fill("");
  await panel.getByRole("button", { name: "Add event" }).click();
  await expect(panel.getByText("Give this a title.")).toBeVisible();
  await expect(panel.getByLabel("Day")).toHaveAttribute("aria-invalid", "true");
  await panel.getByLabel("Type").selectOption("Decision");
  await panel.getByLabel("Title").fill("Go with the retainer");
  await panel.getByLabel("Day").fill("2026-03-12");
  await panel.getByLabel("Time").fill("14:30");
  await panel.getByRole("checkbox", { name: "Zoë Lindt" }).check();
  await panel.getByLabel("Others who took part").fill("Max Frey\nRob Miles");
  await panel.getByLabel("Text").fill("We **agreed** on\n\n- two days\n- <script>alert(1)</script>");
  await panel.getByRole("button", { name: "Add event" }).click();
  await expect(panel).toBeHidden();

  const card = region(page).getByRole("article", { name: "Go with the retainer" });
  await expect(card).toContainText("Decision");
  await expect(card).toContainText("14:30");
  await expect(card).toContainText("With Zoë Lindt, Max Frey, Rob Miles");
  await expect(card.locator("strong")).toHaveText("agreed");
  await expect(card.getByRole("listitem")).toHaveCount(2);
  await expect(region(page).getByRole("heading", { name: "Thu 12 Mar 2026" })).toBeVisible();
  await open(page, path);
  await expect(card).toContainText("With Zoë Lindt, Max Frey, Rob Miles");

  await card.getByRole("button", { name: "Actions for Go with the retainer" }).click();
  await page.getByRole("menuitem", { name: "Edit event" }).click();
  const edit = page.getByRole("dialog", { name: "Edit event" });
  await expect(edit.getByLabel("Time")).toHaveValue("14:30");
  await expect(edit.getByRole("checkbox", { name: "Zoë Lindt" })).toBeChecked();
  await edit.getByLabel("Title").fill("Go with the fixed price");
  await edit.getByRole("button", { name: "Save event" }).click();
  const renamed = region(page).getByRole("article", { name: "Go with the fixed price" });
  await expect(renamed).toBeVisible();
  await detail.undo();
  await expect(card).toBeVisible();

  await card.getByRole("button", { name: "Actions for Go with the retainer" }).click();
  await page.getByRole("menuitem", { name: "Delete event" }).click();
  await expect(card).toBeHidden();
  await detail.undo();
  await expect(card).toBeVisible();
});

test.describe("where the clocks change", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("an event happens at the hour of its own half of the year", async ({ page, context }) => {
    const path = await customer(context, { name: unique("Rowan") });
    await open(page, path);
    for (const [title, day, moment] of [
      ["In winter", "2026-01-15", "2026-01-15T13:30:00Z"],
      ["In summer", "2026-07-15", "2026-07-15T12:30:00Z"],
    ]) {
      await region(page).getByRole("button", { name: "Add event" }).click();
      const panel = page.getByRole("dialog", { name: "New event" });
      await panel.getByLabel("Title").fill(title);
      await panel.getByLabel("Day").fill(day);
      await panel.getByLabel("Time").fill("14:30");
      await panel.getByRole("button", { name: "Add event" }).click();
      await expect(panel).toBeHidden();
      const time = region(page).getByRole("article", { name: title }).locator("time");
      await expect(time).toHaveText("14:30");
      await expect(time).toHaveAttribute("datetime", moment);
    }
    await open(page, path);
    for (const title of ["In winter", "In summer"]) {
      await expect(region(page).getByRole("article", { name: title }).locator("time")).toHaveText("14:30");
      await region(page).getByRole("button", { name: `Actions for ${title}` }).click();
      await page.getByRole("menuitem", { name: "Edit event" }).click();
      await expect(page.getByRole("dialog", { name: "Edit event" }).getByLabel("Time")).toHaveValue("14:30");
      await page.keyboard.press("Escape");
    }
    // The server draws the same by the name of the zone, before any script runs.
    const drawn = (await (await context.request.get(path)).text()).replaceAll("<!>", "");
    for (const moment of ["2026-01-15T13:30:00Z", "2026-07-15T12:30:00Z"]) {
      expect(drawn).toMatch(new RegExp(`datetime="${moment}"[^>]*>14:30</time>`));
    }
  });

  test("whoever left a zone sees the times of the new one", async ({ page, context }) => {
    const path = await customer(context, { name: unique("Linden") });
    await event(context, path, { title: "In winter", happened_at: "2026-01-15T23:30:00Z" });
    await open(page, path);
    // The server still draws in New York; the browser takes that over as it is, and then goes by its own clock.
    await context.addCookies([{ name: "nx_zone", value: "America/New_York", url: new URL("/", page.url()).href }]);
    await open(page, path);
    await expect(region(page).getByRole("article", { name: "In winter" }).locator("time")).toHaveText("00:30");
    const kept = (await context.cookies()).find(({ name }) => name === "nx_zone");
    expect(kept?.value).toBe("Europe/Berlin");
  });
});

test("an event is added from any tab with one key", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Birch") });
  await open(page, `${path}/agreements`);
  await expect(page.getByText("Nothing agreed yet")).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog", { name: "New event" }).getByLabel("Title")).toBeFocused();
  await expect(page).toHaveURL(path);
});

test("what was typed about an event survives closing the panel and a reload", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Birch") });
  await open(page, path);
  await region(page).getByRole("button", { name: "Add event" }).click();
  const panel = page.getByRole("dialog", { name: "New event" });
  await panel.getByLabel("Title").fill("Half a thought");
  await panel.getByLabel("Text").fill("So far");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await region(page).getByRole("button", { name: "Add event" }).click();
  await expect(panel.getByLabel("Title")).toHaveValue("Half a thought");
  await open(page, path);
  await region(page).getByRole("button", { name: "Add event" }).click();
  await expect(panel.getByLabel("Text")).toHaveValue("So far");
  await panel.getByRole("button", { name: "Add event" }).click();
  await expect(region(page).getByRole("article", { name: "Half a thought" })).toBeVisible();
  await region(page).getByRole("button", { name: "Add event" }).click();
  await expect(panel.getByLabel("Title")).toHaveValue("");
});

test("one timeline tells of events and records, and is narrowed @plain", async ({ page, context }) => {
  const path = await customer(context, { name: unique("Alder") });
  await event(context, path, { kind: "call", title: "First call", body: `${"word ".repeat(200)} The end.` });
  const form = { scope: "Advice", kind: "custom", pricing: { model: "free" } };
  await send(context, "agreements/create", { customer: path.split("/").pop(), form });

  await open(page, path);
  const card = region(page).getByRole("article", { name: "First call" });
  await expect(card).not.toContainText("The end.");
  const all = card.getByRole("button", { name: "Show all" });
  if (await all.isVisible()) {
    await all.click();
    await expect(card).toContainText("The end.");
  }
  await expect(region(page)).toContainText("added agreement Advice");
  await open(page, `${path}?what=call`);
  await expect(card).toBeVisible();
  await expect(region(page)).not.toContainText("added agreement");
  await open(page, `${path}?what=agreements`);
  await expect(card).toBeHidden();
  await region(page).getByRole("link", { name: "Advice" }).click();
  await expect(page).toHaveURL(`${path}/agreements`);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the timeline and its form hold up to axe, ${colorScheme}`, async ({ page, context }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const path = await customer(context, { name: unique("Cedar") });
    await event(context, path, { title: "Kick-off", participants: ["Max Frey"], body: "- one\n- [two](https://example.com)" });
    await open(page, path);
    await expect(region(page).getByRole("article", { name: "Kick-off" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await region(page).getByRole("button", { name: "Add event" }).click();
    await expect(page.getByRole("dialog", { name: "New event" }).getByLabel("Title")).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
