// What a thumb does, and what fits on the narrowest screen.
import { customer, expect, open, test } from "../fixtures";
import { CustomersPage } from "../pages/customers";
import type { CDPSession, Locator, Page } from "@playwright/test";

test.skip(({ isMobile }) => !isMobile, "for fingers");

/** A finger that goes down on something and moves by so many pixels. */
async function drag(page: Page, target: Locator, by: { x?: number; y?: number }): Promise<void> {
  const box = (await target.boundingBox())!;
  const finger: CDPSession = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 60)];
  // Slowly, and resting before it goes up: a finger that is flung makes Chromium ignore a tap right after it.
  let timestamp = Date.now() / 1000 - 2;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at: number) => {
    timestamp += 0.1;
    const touchPoints = type === "touchEnd" ? [] : [{ x: x + (by.x ?? 0) * at, y: y + (by.y ?? 0) * at }];
    return finger.send("Input.dispatchTouchEvent", { type, timestamp, touchPoints });
  };
  await touch("touchStart", 0);
  for (let step = 1; step <= 10; step += 1) await touch("touchMove", step / 10);
  for (let rest = 0; rest < 3; rest += 1) await touch("touchMove", 1);
  await touch("touchEnd", 1);
}

test("a row is swiped to its status and to deletion", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  await customer(context, { name: "Maple Dental" });
  const list = new CustomersPage(page);
  await list.open();
  const row = list.card("Maple Dental");
  await drag(page, row, { x: 40 });
  await expect(page.getByRole("menuitemradio", { name: "Live" })).toBeHidden();
  await drag(page, row, { x: 130 });
  // The menu has its place.
  await expect(page.getByRole("menuitemradio", { name: "Lead" })).toBeFocused();
  await page.getByRole("menuitemradio", { name: "Live" }).tap();
  await expect(row).toContainText("Live");
  await drag(page, row, { x: -130 });
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete customer" }).tap();
  await expect(page.getByText("Maple Dental moved to the trash")).toBeVisible();
});

test("pulling the list down fetches it anew", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  await customer(context, { name: "Nutmeg Spices" });
  const list = new CustomersPage(page);
  await list.open();
  await expect(list.card("Nutmeg Spices")).toBeVisible();
  await customer(context, { name: "Oregano Trade" });
  await expect(list.card("Oregano Trade")).toHaveCount(0);
  await drag(page, list.card("Nutmeg Spices"), { y: 200 });
  await expect(list.card("Oregano Trade")).toBeVisible();
});

test("at 320 pixels nothing scrolls sideways, and fingers find what they press", async ({ page, context, person }) => {
  expect(person.email).toBeTruthy();
  await page.setViewportSize({ width: 320, height: 640 });
  const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
  const path = await customer(context, { name: long, vertical: long, about: `${long}\n${long}`, product_name: long });
  const screens = ["/customers", "/customers?new=1", "/customers?view=table", "/customers?view=board", path, `${path}/edit`, "/trash", "/trash?show=records"];
  const wrong: string[] = [];
  for (const screen of [...screens, "/settings/profile", "/settings/sessions", "/settings/api-keys", "/settings/workspace", "/no-such-page"]) {
    await open(page, screen);
    const found = await page.evaluate(() => {
      const small: string[] = [];
      for (const control of document.querySelectorAll<HTMLElement>("main :is(a, button, select, input, summary), nav :is(a, button)")) {
        const box = control.getBoundingClientRect();
        const inText = control.matches("p a, dd a, li a.cds--link, label a, td a, .nx-breadcrumb a");
        const shown = control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && box.height > 1;
        // A label around it, or the row that a link covers, is what is pressed.
        const whole = [[".nx-card__link", ".nx-card"], [".nx-stat__link", ".nx-stat"]].find(([link]) => control.matches(link!));
        const room = control.closest(whole ? whole[1]! : "label, .nx-switch") ?? control;
        const area = room.getBoundingClientRect();
        if (shown && !inText && (area.height < 43.5 || area.width < 43.5)) {
          small.push(`${control.tagName.toLowerCase()}.${control.className} ${Math.round(area.width)}×${Math.round(area.height)}`);
        }
      }
      return { sideways: document.documentElement.scrollWidth - innerWidth, small: [...new Set(small)] };
    });
    if (found.sideways > 0) wrong.push(`${screen} scrolls sideways by ${found.sideways}`);
    // Phones get cards; table and board are for a desk, and only have to fit.
    if (screen.includes("view=")) continue;
    wrong.push(...found.small.map((control) => `${screen}: too small to press: ${control}`));
  }
  expect(wrong).toEqual([]);
});
