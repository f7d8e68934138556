import { expect, mailedLink, open, somebody, test, unique } from "../fixtures";
import { CustomerPage, CustomersPage } from "../pages/customers";

test("from signing up to a customer in and out of the trash", async ({ page, context }) => {
  const person = somebody();
  await open(page, "/sign-up");
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();

  await open(page, await mailedLink(context, person.email));
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Confirm account" }).click();
  await expect(page.getByText("No customers yet")).toBeVisible();
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });

  const list = new CustomersPage(page);
  const detail = new CustomerPage(page);
  const name = unique("Harbor Logistics");
  await list.add(name);
  await detail.edit("Vertical", "Freight");
  await detail.edit("About", "Moves boxes.\nAll over Europe.");

  await detail.status.selectOption("Live");
  await expect(detail.toast(`${name} is now live`)).toBeVisible();
  await detail.undo();
  await expect(detail.status).toHaveValue("lead");
  await detail.status.selectOption("Negotiation");
  await expect(detail.toast(`${name} is now negotiation`)).toBeVisible();
  await page.reload();
  await expect(detail.status).toHaveValue("negotiation");
  await page.locator("html[data-hydrated]").waitFor({ state: "attached" });

  await detail.delete();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(list.card(name)).toHaveCount(0);
  await detail.undo();
  await expect(list.card(name)).toBeVisible();

  await list.card(name).getByRole("link", { name, exact: true }).click();
  await detail.delete();
  await expect(detail.toast(`${name} moved to the trash`)).toBeVisible();
  await open(page, "/trash");
  await page.getByRole("button", { name: `Restore ${name}` }).click();
  await expect(detail.toast(`${name} is back`)).toBeVisible();
  await list.open();
  await expect(list.card(name)).toContainText("Freight");
});

test("who has no customers looks at an example @plain", async ({ page, person }) => {
  expect(person.email).toBeTruthy();
  await open(page, "/customers");
  await page.getByRole("button", { name: "Load an example" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Example: Harbour Freight Co-op" })).toBeVisible();
  await expect(page.getByText("Ines Calloway").first()).toBeVisible();
});
