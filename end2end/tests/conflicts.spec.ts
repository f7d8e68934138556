// Two people on one field, and a network that goes away: nothing typed is lost, and nothing is overwritten unseen.
import { call, customer, expect, open, test } from "../fixtures";
import { CustomerPage, CustomersPage } from "../pages/customers";

test.use({ goesOffline: true });

test("the later of two sees both values and chooses", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Cedar Foods", vertical: "Food" });
  const id = path.split("/").pop()!;
  const elsewhere = (value: string) => call(context, "customers/edit", { id, field: "vertical", value });
  const detail = new CustomerPage(page);
  await detail.open(path);

  await detail.startEdit("Vertical", "Grocery");
  await elsewhere("Retail");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Somebody else changed this meanwhile.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Vertical" })).toHaveValue("Grocery");
  await expect(page.locator(".nx-inline__theirs")).toHaveText("Retail");
  await page.getByRole("button", { name: "Save mine" }).click();
  await expect(page.getByText("Somebody else changed this meanwhile.")).toBeHidden();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("Grocery");

  await detail.startEdit("Vertical", "Bakeries");
  await elsewhere("Farms");
  await page.keyboard.press("Enter");
  // The choice survives a reload.
  await expect(page.getByRole("button", { name: "Keep theirs" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "Vertical of Cedar Foods" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Vertical" })).toHaveValue("Bakeries");
  await page.getByRole("button", { name: "Keep theirs" }).click();
  await expect(detail.value("Vertical")).toContainText("Farms");
  await expect(page.getByRole("link", { name: "Vertical of Cedar Foods" })).toBeHidden();
});

test("a status that somebody else moved first is shown, and moved only on request", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Dune Travel" });
  const id = path.split("/").pop()!;
  const detail = new CustomerPage(page);
  await detail.open(path);
  await call(context, "customers/set-status", { id, status: "live" });
  await detail.status.selectOption("on_hold");
  await expect(detail.toast("Dune Travel is live by now")).toBeVisible();
  await expect(detail.status).toHaveValue("live");
  await page.getByRole("button", { name: "Make it on hold" }).click();
  await expect(detail.toast("Dune Travel is now on hold")).toBeVisible();
});

test("changes made without a network are kept, counted, and sent in order", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  const path = await customer(context, { name: "Ember Tools" });
  const detail = new CustomerPage(page);
  await detail.open(path);
  // The browser's requests fail, as they do in a tunnel; the page itself can still be loaded anew.
  const writes = /\/fn\/customers\/(edit|set-status|set-extra)/;
  await page.route(writes, (route) => route.abort("internetdisconnected"));
  await detail.edit("Vertical", "Hardware");
  await detail.edit("Stage", "Growth");
  await detail.edit("Stage", "Mature");
  await detail.status.selectOption("live");
  await expect(page.getByText("3 changes not sent yet.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("3 changes not sent yet.")).toBeVisible();
  await expect(detail.value("Stage")).toContainText("Mature");
  await expect(detail.status).toHaveValue("live");

  const sent: string[] = [];
  await page.unroute(writes);
  page.on("request", (request) => {
    if (writes.test(request.url())) sent.push(request.postData() ?? "");
  });
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText(/changes? not sent yet/)).toBeHidden();
  const values = () => sent.map((form) => new URLSearchParams(form).get("value") ?? new URLSearchParams(form).get("status"));
  await expect.poll(values).toEqual(["Hardware", "Mature", "live"]);
  await page.reload();
  await expect(detail.value("Vertical")).toContainText("Hardware");
});

test("what could not be deleted can be tried again", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  await customer(context, { name: "Fjord Metals" });
  const list = new CustomersPage(page);
  await open(page, "/customers");
  await page.route("**/fn/customers/delete*", (route) => route.abort("internetdisconnected"));
  await list.card("Fjord Metals").getByRole("button", { name: "Delete Fjord Metals" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete customer" }).click();
  await expect(page.getByText("Fjord Metals was not deleted")).toBeVisible();
  await expect(list.card("Fjord Metals")).toBeVisible();
  await page.unroute("**/fn/customers/delete*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Fjord Metals moved to the trash")).toBeVisible();
});
