// What works before the client has arrived, or without it: every journey here runs both ways.
import { customer, expect, mailedLink, open, ready, somebody, test, unique } from "../fixtures";
import { CustomerPage, CustomersPage } from "../pages/customers";

test("signing up, confirming, and signing in again after a mistake @plain", async ({ page, context }) => {
  const person = somebody();
  await open(page, "/sign-up");
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await open(page, await mailedLink(context, person.email));
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Confirm account" }).click();
  await expect(page.getByText("No customers yet")).toBeVisible();

  await context.clearCookies();
  await open(page, "/customers?status=live");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill("not my password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail and password do not match.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/customers\?status=live$/);
});

test("a customer is made after a mistake, found, and edited @plain", async ({ page, person }) => {
  expect(person.email).toBeTruthy();
  const name = unique("Juniper Press");
  const list = new CustomersPage(page);
  await list.open();
  await page.getByRole("link", { name: "New customer" }).locator("visible=true").first().click();
  const dialog = page.getByRole("dialog", { name: "New customer" });
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByText("More about the customer").click();
  await dialog.getByLabel("Product URL").fill("not an address");
  await dialog.getByLabel("About").fill("Prints books.\nAnd more books.");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(dialog.getByText("Enter a web address such as https://example.com.")).toBeVisible();
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue(name);
  await expect(dialog.getByLabel("About")).toHaveValue("Prints books.\nAnd more books.");
  // Once more wrong, from the page that was the answer.
  await dialog.getByLabel("Product URL").fill("still not");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(dialog.getByLabel("Product URL")).toHaveValue("still not");
  await dialog.getByLabel("Product URL").fill("juniper.example");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeAttached();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]+$/);

  await open(page, `${page.url()}/edit`);
  await page.getByLabel("Vertical").fill("Publishing");
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save customer" }).click();
  await expect(page.getByText(/name/i).and(page.locator("[id$='-words'], .cds--form-requirement")).first()).toBeVisible();
  await expect(page.getByLabel("Vertical")).toHaveValue("Publishing");
  await page.getByLabel("Name", { exact: true }).fill(`${name} Ltd`);
  await page.getByLabel("Status").selectOption("Prospect");
  await page.getByRole("button", { name: "Save customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name} Ltd` })).toBeAttached();
  await expect(new CustomerPage(page).value("Vertical")).toContainText("Publishing");

  await list.open();
  await ready(page);
  await list.search.fill("publishing");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=publishing/);
  await expect(list.card(`${name} Ltd`)).toBeVisible();
  await list.status("Live").click();
  await expect(page.getByText("No customer matches")).toBeVisible();
});

test("a form that somebody overtook keeps what was typed @plain", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Kestrel Rail" });
  await open(page, `${path}/edit`);
  await page.getByLabel("Vertical").fill("Transport");
  const origin = new URL(page.url()).origin;
  const form = { id: path.split("/").pop()!, field: "persona", value: "Dispatchers" };
  await context.request.post("/fn/customers/edit", { form, headers: { origin, accept: "application/json" } });
  await page.getByRole("button", { name: "Save customer" }).click();
  await expect(page.getByText("This was changed since you read it.")).toBeVisible();
  await expect(page.getByLabel("Vertical")).toHaveValue("Transport");
});

test("status, deletion and restoring without a script @plain", async ({ page, context, person, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "with the client they have controls of their own");
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Larch Homes" });
  await page.goto(path);
  await page.getByLabel("Status").locator("visible=true").selectOption("Live");
  await page.getByRole("button", { name: "Change status" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}\\??$`));
  await expect(page.getByLabel("Status").locator("visible=true")).toHaveValue("live");
  await page.getByText("Delete this customer").click();
  await page.getByRole("button", { name: "Delete customer" }).click();
  await expect(page.getByText("No customers yet")).toBeVisible();
  await page.goto("/trash");
  await page.getByRole("button", { name: "Restore Larch Homes" }).click();
  await page.goto("/customers");
  await expect(page.getByRole("link", { name: "Larch Homes", exact: true })).toBeVisible();
});
