// How the screens look, compared with pictures that somebody has looked at: `end2end/looks`. Whoever changes the looks on
// purpose makes them anew with `cargo xtask e2e -- looks.spec --update-snapshots` and looks at the difference before committing it.
import type { Page } from "@playwright/test";
import { customer, expect, open, test } from "../fixtures";

const SCREENS = {
  list: "/customers?view=cards",
  table: "/customers?view=table",
  board: "/customers?view=board",
  home: "/home",
  receivables: "/receivables",
  portfolio: "/portfolio",
  agents: "/agents",
  appearance: "/settings/appearance",
};

async function looksAs(page: Page, name: string): Promise<void> {
  // What tells the time is another each time, and so is what is still loading.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const today = [page.locator("time"), page.getByText(/ 20\d\d$/)];
  await expect(page).toHaveScreenshot(`${name}.png`, { mask: today });
}

for (const theme of ["light", "dark"] as const) {
  test(`every screen looks as it did, ${theme}`, async ({ page, context, person }) => {
    test.setTimeout(180_000);
    expect(person.name).toBe("Ann Okoro");
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await customer(context, { name: "Alder Clinic", vertical: "Healthcare", about: "Forty practices." });
    await customer(context, { name: "Birch Bank", status: "live", vertical: "Finance" });
    const path = await customer(context, { name: "Cedar Freight", status: "negotiation", vertical: "Logistics" });
    for (const [name, screen] of Object.entries({ ...SCREENS, customer: path, agreements: `${path}/agreements` })) {
      await open(page, screen);
      await looksAs(page, `${name}-${theme}`);
    }
    await open(page, "/customers?new=1");
    await expect(page.getByRole("dialog")).toBeVisible();
    await looksAs(page, `new-customer-${theme}`);
    await context.clearCookies();
    await open(page, "/sign-in");
    await looksAs(page, `sign-in-${theme}`);
  });
}
