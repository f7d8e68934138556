import { customer, expect, open, test } from "../fixtures";
import { CustomerPage } from "../pages/customers";

test.beforeEach(async ({ person, context, page }) => {
  expect(person.email).toBeTruthy();
  await new CustomerPage(page).open(await customer(context, { name: "Banyan Learning" }));
});

test("every field is edited where it stands, and the timeline tells", async ({ page }) => {
  const detail = new CustomerPage(page);
  const short = ["Vertical", "Product", "Stage", "Category"];
  const long = ["About", "Persona", "Ideal customer profile", "Product description"];
  for (const label of [...short, ...long]) await detail.edit(label, `New ${label}`);
  await detail.edit("Product URL", "https://banyan.example");
  const link = page.getByRole("link", { name: "Open in a new tab" });
  await expect(link).toHaveAttribute("href", "https://banyan.example");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await page.reload();
  for (const label of [...short, ...long]) await expect(detail.value(label)).toContainText(`New ${label}`);
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline).toContainText("New Vertical");
  await expect(timeline).toContainText("Ann Okoro");
  await expect(timeline).toContainText("created");
  await expect(timeline.getByRole("heading", { name: "Today" })).toBeVisible();
});

test("a wrong value says why and keeps what was typed; Escape restores", async ({ page }) => {
  const detail = new CustomerPage(page);
  await detail.startEdit("Product URL", "not an address");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Enter a web address such as https://example.com.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Product URL" })).toHaveValue("not an address");
  await page.keyboard.press("Escape");
  await expect(detail.value("Product URL")).not.toContainText("not an address");
});

test("the team grows, changes and moves", async ({ page }) => {
  const team = page.getByRole("region", { name: "Team" });
  const add = async (name: string, email: string) => {
    await team.getByRole("button", { name: "Add a person" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("E-mail").fill(email);
    await form.getByRole("button", { name: /^(Add|Save) person$/ }).click();
  };
  await add("Adaeze Nwosu", "not an address");
  await expect(page.getByText("Enter an e-mail address such as ann@example.com.")).toBeVisible();
  await page.getByLabel("E-mail").fill("adaeze@example.com");
  await page.getByRole("button", { name: /^(Add|Save) person$/ }).click();
  await expect(team).toContainText("adaeze@example.com");
  await add("Rob Miles", "");
  await team.getByRole("button", { name: "Move Rob Miles up" }).click();
  await expect(team.getByRole("listitem").first()).toContainText("Rob Miles");
  await team.getByRole("button", { name: "Remove Rob Miles" }).click();
  await expect(team).not.toContainText("Rob Miles");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(team.getByRole("listitem").first()).toContainText("Rob Miles");
});

test("a field is put back from the timeline", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Alder Clinic", vertical: "Healthcare" });
  const detail = new CustomerPage(page);
  await detail.open(path);
  await detail.edit("Vertical", "Banking");
  await page.getByRole("button", { name: "Put back Vertical as it was before this" }).click();
  await expect(detail.value("Vertical")).toContainText("Healthcare");
  await expect(detail.toast("Vertical is as it was before")).toBeVisible();
});

test("the timeline is narrowed by what and when, in the address @plain", async ({ page }) => {
  const path = new URL(page.url()).pathname;
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline).toContainText("created");
  await timeline.getByText("Filter", { exact: true }).click();
  await timeline.getByLabel("What").selectOption("Status");
  const show = timeline.getByRole("button", { name: "Show", exact: true });
  if (await show.isVisible()) await show.click();
  await expect(page).toHaveURL(/what=status/);
  await expect(timeline).toContainText("Nothing like that happened.");
  await timeline.getByRole("link", { name: "Show everything" }).click();
  await expect(timeline).toContainText("created");
  await open(page, `${path}?since=2020-01-01&until=2020-12-31`);
  await expect(timeline).toContainText("Nothing like that happened.");
  await expect(timeline.getByLabel("From")).toHaveValue("2020-01-01");
});

test("a page names the files of the client that it needs, and they are few", async ({ page }) => {
  const html = await (await page.request.get(page.url())).text();
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && asked.push(new URL(request.url()).pathname));
  await open(page, page.url());
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.length).toBeLessThan(30);
  expect(asked.filter((path) => !html.includes(`href="${path}"`))).toEqual([]);
});
