import { customer, expect, join, open, somebody, test } from "../fixtures";
import { CustomersPage } from "../pages/customers";

test("two people cannot see each other's customers", async ({ page, context, person, browser }) => {
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Secret Harbor" });
  const other = await browser.newContext();
  await join(other, somebody("Bo Berg"));
  const theirs = await other.newPage();
  await new CustomersPage(theirs).open();
  await expect(theirs.getByText("No customers yet")).toBeVisible();
  for (const address of [path, "/customers/00000000-0000-0000-0000-000000000000", "/customers/1%20or%201=1"]) {
    const response = await theirs.goto(address);
    expect(response!.status()).toBe(404);
    await expect(theirs.getByRole("heading", { name: "We could not find that customer" })).toBeVisible();
  }
  await other.close();
  await open(page, path);
  await expect(page.getByRole("heading", { level: 1, name: "Secret Harbor" })).toBeVisible();
});

test("pages need somebody signed in, and lead back after it", async ({ page, person }) => {
  await page.context().clearCookies();
  await open(page, "/customers?status=live");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/customers\?status=live$/);
});
