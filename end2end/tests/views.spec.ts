import { customer, expect, open, test } from "../fixtures";
import { CustomerPage, CustomersPage } from "../pages/customers";

test.beforeEach(async ({ person, context }) => {
  expect(person.email).toBeTruthy();
  await customer(context, { name: "Alder Clinic", status: "live", vertical: "Healthcare" });
  await customer(context, { name: "Birch Bank", status: "lead" });
  await customer(context, { name: "Cedar Studio", status: "live" });
});

test.describe("on a desk", () => {
  test.skip(({ isMobile }) => isMobile, "phones show cards");

  test("the table sorts both ways, and its columns are remembered", async ({ page }) => {
    await open(page, "/customers?view=table");
    const names = page.getByRole("row").getByRole("rowheader");
    await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
    await expect(names).toHaveText(["Alder Clinic", "Birch Bank", "Cedar Studio"]);
    await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
    await expect(names).toHaveText(["Cedar Studio", "Birch Bank", "Alder Clinic"]);
    await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
    await expect(page.getByRole("combobox", { name: "Sort by" })).toHaveValue("name-desc");
    await page.getByRole("button", { name: "Columns of the table" }).click();
    await page.getByRole("menuitemradio", { name: "Seen by" }).click();
    await expect(page.getByRole("row", { name: /Alder Clinic/ })).toContainText("Owner only");
    await page.getByRole("navigation", { name: "How the list is drawn" }).getByRole("link", { name: "Table" }).click();
    await open(page, "/customers");
    await expect(page.getByRole("columnheader", { name: "Seen by" })).toBeVisible();
  });

  test("on the board a customer is moved by mouse and by keyboard", async ({ page }) => {
    await open(page, "/customers?view=board");
    const column = (status: string) => page.getByRole("region", { name: status });
    const card = column("Lead").getByRole("listitem").filter({ hasText: "Birch Bank" });
    const from = (await card.boundingBox())!;
    const to = (await column("Negotiation").boundingBox())!;
    await page.mouse.move(from.x + 20, from.y + 40);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 120, { steps: 8 });
    await page.mouse.up();
    await expect(column("Negotiation")).toContainText("Birch Bank");
    await expect(page).toHaveURL(/view=board/);
    const page2 = new CustomerPage(page);
    await expect(page2.toast("Birch Bank is now negotiation")).toBeVisible();
    await column("Negotiation").getByRole("button", { name: "Move Birch Bank" }).focus();
    for (const key of ["Space", "ArrowRight", "ArrowRight", "Space"]) await page.keyboard.press(key);
    await expect(column("On hold")).toContainText("Birch Bank");
    await page.reload();
    await expect(column("On hold")).toContainText("Birch Bank");
  });

  test("keys move through the list and choose; one change for all, one Undo", async ({ page }) => {
    const list = new CustomersPage(page);
    await list.open("?sort=name");
    for (const key of ["j", "x", "j", "j", "x"]) await page.keyboard.press(key);
    const bar = page.getByRole("region", { name: "Selected customers" });
    await expect(bar).toContainText("2 customers selected");
    await bar.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("menu", { name: "Status of the selected customers" }).getByRole("menuitem", { name: "Archive" }).click();
    await expect(list.status("Archive")).toContainText("2");
    await new CustomerPage(page).undo();
    await expect(list.status("Live")).toContainText("2");
    await expect(list.card("Alder Clinic")).toContainText("Live");
    for (const key of ["j", "e"]) await page.keyboard.press(key);
    await expect(page.getByRole("textbox", { name: "Customer name" })).toBeFocused();
  });
});

test("many are deleted at once and come back at once", async ({ page }) => {
  const list = new CustomersPage(page);
  await list.open();
  await page.getByLabel("Select Alder Clinic").check({ force: true });
  await page.getByRole("button", { name: "Select all shown" }).click();
  await page.getByRole("region", { name: "Selected customers" }).getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete customers" }).click();
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await new CustomerPage(page).undo();
  await expect(list.card("Birch Bank")).toBeVisible();
  await expect(list.card("Cedar Studio")).toBeVisible();
});

test("the palette finds customers, remembers them, and runs commands", async ({ page }) => {
  await open(page, "/customers");
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Find customers and commands" });
  // Its part of the client may come late; the keyboard is its field's all the same.
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("birch");
  await expect(palette.getByRole("option", { name: "Birch Bank" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Birch Bank" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await palette.getByRole("combobox").fill("status hold");
  await page.keyboard.press("Enter");
  await expect(new CustomerPage(page).status).toHaveValue("on_hold");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette.getByRole("option").first()).toHaveText("Birch Bank");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("a customer is shared from its page and taken back", async ({ page, context }) => {
  const path = await customer(context, { name: "Dogwood Dairy" });
  const detail = new CustomerPage(page);
  await detail.open(path);
  await expect(page.getByText("Only you see it")).toBeVisible();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Share with the workspace" }).click();
  await expect(page.getByText("Shared with the workspace", { exact: true })).toBeVisible();
  await detail.undo();
  await expect(page.getByText("Only you see it")).toBeVisible();
});
