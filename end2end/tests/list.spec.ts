import { customer, expect, test, unique } from "../fixtures";
import { CustomersPage } from "../pages/customers";

test.beforeEach(async ({ person, context }) => {
  expect(person.email).toBeTruthy();
  await customer(context, { name: "Alder Clinic", status: "live", vertical: "Healthcare", product_name: "Notes", product_stage: "Beta" });
  await customer(context, { name: "Birch Bank", status: "lead", about: "A cooperative of members" });
  await customer(context, { name: "Cedar Studio", status: "live" });
});

test("status, search and sort are in the URL", async ({ page }) => {
  const list = new CustomersPage(page);
  await list.open();
  await expect(list.status("All")).toContainText("3");
  await expect(list.status("Live")).toContainText("2");
  await list.status("Live").click();
  await expect(page).toHaveURL(/status=live/);
  await expect(list.card("Birch Bank")).toHaveCount(0);
  await list.search.fill("alder");
  await expect(page).toHaveURL(/q=alder/);
  await expect(list.card("Cedar Studio")).toHaveCount(0);
  await expect(list.card("Alder Clinic")).toContainText("Notes (Beta)");
  await page.reload();
  await expect(list.card("Alder Clinic")).toBeVisible();
  await expect(list.search).toHaveValue("alder");
  await page.goto("/customers?sort=name");
  const names = page.getByRole("list", { name: "Customers", exact: true }).getByRole("listitem");
  await expect(names).toContainText(["Alder Clinic", "Birch Bank", "Cedar Studio"]);
});

test("search looks into what was typed about a customer", async ({ page }) => {
  const list = new CustomersPage(page);
  await list.open();
  await list.search.fill("cooper mem");
  await expect(list.card("Birch Bank")).toBeVisible();
  await expect(list.card("Alder Clinic")).toHaveCount(0);
  await list.search.fill("nobody has this");
  await expect(page.getByRole("heading", { name: "No customer matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show all customers" }).click();
  await expect(list.card("Alder Clinic")).toBeVisible();
});

test("a card changes status and goes to the trash", async ({ page }) => {
  const list = new CustomersPage(page);
  await list.open();
  await list.card("Birch Bank").getByRole("button", { name: "Change status of Birch Bank" }).click();
  await page.getByRole("menuitemradio", { name: "On hold" }).click();
  await expect(list.card("Birch Bank")).toContainText("On hold");
  await expect(list.status("On hold")).toContainText("1");
  await list.card("Cedar Studio").getByRole("button", { name: "Delete Cedar Studio" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete customer" }).click();
  await expect(list.card("Cedar Studio")).toHaveCount(0);
  await expect(list.status("All")).toContainText("2");
});

test("more customers follow as the list scrolls, and Back finds them again", async ({ page, context }) => {
  const word = unique("Row").replace(" ", "");
  for (let row = 0; row < 30; row += 1) await customer(context, { name: `${word} ${String(row).padStart(2, "0")}` });
  const list = new CustomersPage(page);
  await list.open("?sort=name");
  await expect(page.getByRole("list", { name: "Customers", exact: true }).getByRole("listitem")).toHaveCount(24);
  await list.card(`${word} 20`).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 20_000);
  await expect(list.card(`${word} 29`)).toBeVisible();
  await list.card(`${word} 29`).getByRole("link", { name: `${word} 29`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${word} 29` })).toBeVisible();
  await page.goBack();
  await expect(list.card(`${word} 29`)).toBeVisible();
});

test("the next page has an address of its own", async ({ page, context }) => {
  for (let row = 0; row < 24; row += 1) await customer(context, { name: `Paged ${row}` });
  const response = await page.request.get("/customers", { headers: { accept: "text/html" } });
  const next = (await response.text()).match(/rel="next" href="([^"]+)"/) ?? (await response.text()).match(/href="([^"]*after=[^"]+)"/);
  const second = await page.request.get(next![1].replaceAll("&amp;", "&"), { headers: { accept: "text/html" } });
  expect(await second.text()).toContain("Alder Clinic");
});
