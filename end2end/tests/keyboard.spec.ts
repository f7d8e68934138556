// The main journey without a mouse or a finger: from the sign-in to a customer in the trash and back.
import { expect, mailedLink, open, ready, somebody, test } from "../fixtures";
import { CustomerPage, CustomersPage } from "../pages/customers";

test.skip(({ isMobile }) => isMobile, "phones have no keys");

test("from the sign-up to a customer in the trash and back, by keys alone", async ({ page, context }) => {
  const person = somebody();
  const { keyboard } = page;
  /** Presses Tab until the focus is on what has this name. */
  const tabTo = async (name: string | RegExp, role: "button" | "link" | "textbox" | "menuitem" = "button") => {
    const wanted = page.getByRole(role, { name }).locator("visible=true").first();
    await expect(wanted).toBeVisible();
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press("Tab");
    }
    throw new Error(`${name} is out of reach`);
  };
  await open(page, "/sign-up");
  await tabTo("Your name", "textbox");
  await keyboard.type(person.name);
  await tabTo("E-mail", "textbox");
  await keyboard.type(person.email);
  await keyboard.press("Tab");
  await keyboard.type(person.password);
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await open(page, await mailedLink(context, person.email));
  await page.getByLabel("Password", { exact: true }).focus();
  await keyboard.type(person.password);
  await keyboard.press("Enter");
  await expect(page.getByText("No customers yet")).toBeVisible();
  await ready(page);

  const detail = new CustomerPage(page);
  const list = new CustomersPage(page);
  await keyboard.press("c");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await keyboard.type("Quarry Stone");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Quarry Stone" })).toBeAttached();
  await keyboard.press("e");
  await expect(page.getByRole("textbox", { name: "Customer name" })).toBeFocused();
  await keyboard.press("End");
  await keyboard.type(" Ltd");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Quarry Stone Ltd" })).toBeAttached();

  await keyboard.press("ControlOrMeta+k");
  await keyboard.type("status to live");
  await expect(page.getByRole("option", { name: "Change status to live" })).toBeVisible();
  await keyboard.press("Enter");
  await expect(detail.toast("Quarry Stone Ltd is now live")).toBeVisible();

  await keyboard.press("?");
  await expect(page.getByRole("dialog", { name: /shortcuts/i })).toBeVisible();
  await keyboard.press("Escape");
  await keyboard.press("g");
  await keyboard.press("c");
  await expect(page).toHaveURL(/\/customers$/);
  await expect(list.card("Quarry Stone Ltd")).toBeVisible();
  await keyboard.press("/");
  await expect(list.search).toBeFocused();
  await keyboard.type("quarry");
  await expect(page).toHaveURL(/q=quarry/);
  await keyboard.press("Escape");
  await list.search.blur();
  await keyboard.press("j");
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Quarry Stone Ltd" })).toBeAttached();

  await tabTo("More actions");
  await keyboard.press("Enter");
  await keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete customer" })).toBeFocused();
  await keyboard.press("Enter");
  await tabTo("Delete customer");
  await keyboard.press("Enter");
  await expect(detail.toast("Quarry Stone Ltd moved to the trash")).toBeVisible();
  await keyboard.press("g");
  await keyboard.press("t");
  await tabTo("Restore Quarry Stone Ltd");
  await keyboard.press("Enter");
  await expect(detail.toast("Quarry Stone Ltd is back")).toBeVisible();
});
