import AxeBuilder from "@axe-core/playwright";
import { call, customer, expect, open, test } from "../fixtures";

const SIGNED_OUT = ["/sign-in", "/sign-up", "/forgot-password", "/magic-link", "/check-mail", "/confirm?token=x", "/follow-link?token=x", "/reset-password?token=x"];
const SIGNED_IN = [
  "/home", "/receivables", "/portfolio", "/portfolio?status=published", "/portfolio/00000000-0000-0000-0000-000000000000",
  "/invoices/00000000-0000-0000-0000-000000000000", "/artifacts/00000000-0000-0000-0000-000000000000",
  "/customers", "/customers?new=1", "/customers?q=nothing+matches", "/customers?view=table", "/customers?view=board", "/trash", "/no-such-page",
  "/trash?show=records", "/settings/profile", "/settings/appearance", "/settings/sessions", "/settings/api-keys", "/settings/workspace", "/settings/account", "/dev/kit",
];
// Made without the client.
const PLAIN = ["/api/docs"];

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing on any screen, ${theme}`, async ({ page, context, person }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const clean = async (path: string) => {
      await (PLAIN.includes(path) ? page.goto(path) : open(page, path));
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map((node) => node.target).join(", ")}`);
      expect(found).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(width, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    };
    const path = await customer(context, { name: "Alder Clinic", vertical: "Healthcare", about: "Forty practices.", product_url: "https://alder.example" });
    await customer(context, { name: "Birch Bank", status: "live" });
    await call(context, "account/make-api-key", { name: "Import", "scopes[customers:read]": "true", life: "90" });
    for (const screen of [...SIGNED_IN, path]) await clean(screen);
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("dialog", { name: "Find customers and commands" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await open(page, "/customers?view=cards");
    await page.getByLabel("Select Birch Bank").check({ force: true });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    const id = path.split("/").at(-1)!;
    await call(context, "customers/delete", { id });
    await clean("/trash");
    await context.clearCookies();
    expect(person.email).toBeTruthy();
    for (const screen of [...SIGNED_OUT, ...PLAIN]) await clean(screen);
  });
}
