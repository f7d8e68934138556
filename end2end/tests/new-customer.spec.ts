import { expect, test, unique } from "../fixtures";
import { CustomersPage } from "../pages/customers";

test.beforeEach(({ person }) => expect(person.email).toBeTruthy());

test("what was typed survives closing the dialog and a reload", async ({ page }) => {
  const list = new CustomersPage(page);
  await list.open("?new=1");
  const dialog = page.getByRole("dialog", { name: "New customer" });
  await dialog.getByLabel("Name").fill("Half a name");
  await dialog.getByText("More about the customer").click();
  await dialog.getByLabel("Vertical").fill("Rail");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/customers$/);
  await list.open("?new=1");
  await expect(dialog.getByLabel("Name")).toHaveValue("Half a name");
  await dialog.getByText("More about the customer").click();
  await expect(dialog.getByLabel("Vertical")).toHaveValue("Rail");
});

test("what is wrong is said beside the field, and nothing is lost", async ({ page }) => {
  const list = new CustomersPage(page);
  await list.open("?new=1");
  const dialog = page.getByRole("dialog", { name: "New customer" });
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(dialog.getByText("Give the customer a name.")).toBeVisible();
  await dialog.getByLabel("Name").fill("n".repeat(300));
  await dialog.getByText("More about the customer").click();
  await dialog.getByLabel("Product URL").fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(dialog.getByText("Keep this to 200 characters; it has 300.")).toBeVisible();
  await expect(dialog.getByText("Enter a web address such as https://example.com.")).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("n".repeat(300));
  const name = unique("Mended");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Product URL").fill("example.com");
  await dialog.getByRole("button", { name: "Create customer" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await list.open("?new=1");
  await expect(dialog.getByLabel("Name")).toHaveValue("");
});

test("script, emoji and right-to-left text are text", async ({ page }) => {
  const list = new CustomersPage(page);
  for (const name of [`<img src=x onerror="document.title='run'">`, `شركة النور ${unique("")}`, `🚀 ${unique("Rocket")}`]) {
    await list.open();
    await list.add(name);
    await expect(page).not.toHaveTitle("run");
  }
});
