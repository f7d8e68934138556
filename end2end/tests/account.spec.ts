import { call, expect, join, mailedLink, open, ready, somebody, test } from "../fixtures";

test("a forgotten password is replaced through the mail page @plain", async ({ page, context, person }) => {
  await context.clearCookies();
  await open(page, "/sign-in");
  await page.getByRole("link", { name: /forgot/i }).click();
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(`/dev/mail?to=${encodeURIComponent(person.email)}`);
  await page.getByRole("link", { name: /reset-password/ }).first().click();
  await ready(page);
  await page.getByLabel("New password").fill("a different secret");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await context.clearCookies();
  const signIn = (password: string) => call(context, "account/sign-in", { email: person.email, password });
  expect((await signIn(person.password)).status()).toBe(422);
  expect((await signIn("a different secret")).status()).toBe(200);
});

test("a link works once, a magic link signs in @plain", async ({ page, context, person }) => {
  await context.clearCookies();
  await open(page, "/magic-link");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const link = await mailedLink(context, person.email);
  await open(page, link);
  await page.getByRole("button", { name: "Continue to NextUp" }).click();
  await expect(page).toHaveURL(/\/customers$/);
  await open(page, link);
  await page.getByRole("button", { name: "Continue to NextUp" }).click();
  await expect(page.getByText("This link does not work")).toBeVisible();
});

test("strangers learn nothing about who has an account", async ({ context, person }) => {
  const ask = async (email: string) => {
    const reply = await call(context, "account/forgot-password", { email });
    return [reply.status(), await reply.text()];
  };
  await context.clearCookies();
  expect(await ask(person.email)).toEqual(await ask(somebody().email));
  const again = await call(context, "account/sign-up", { name: "X", email: person.email, password: "copper violin rain" });
  const anew = await call(context, "account/sign-up", { name: "X", email: somebody().email, password: "copper violin rain" });
  expect([again.status(), await again.text()]).toEqual([anew.status(), await anew.text()]);
});

test("settings change name, workspace and theme, and end other sessions", async ({ page, person, browser }) => {
  const other = await browser.newContext();
  await call(other, "account/sign-in", { email: person.email, password: person.password });
  await open(page, "/settings/profile");
  await page.getByLabel("Your name").fill("Ann Renamed");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Name saved")).toBeVisible();
  await open(page, "/settings/appearance");
  // A reload ends what is under way; the theme shows before it is saved.
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await page.locator("main").getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-carbon-theme", "g100");
  await saved;
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-carbon-theme", "g100");
  await open(page, "/settings/sessions");
  await expect(page.getByText("This browser")).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("One other browser is signed out")).toBeVisible();
  expect((await other.request.get("/fn/account/viewer")).status()).toBe(401);
  await other.close();
  await open(page, "/settings/workspace");
  await page.getByLabel("Workspace name").fill("Okoro Advisory");
  await page.getByRole("button", { name: "Rename workspace" }).click();
  await expect(page.getByText("Workspace renamed")).toBeVisible();
});

test("an account can be deleted", async ({ page, context, person }) => {
  await open(page, "/settings/account");
  await page.getByRole("button", { name: "Delete my account" }).first().click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await dialog.getByLabel(/password/i).first().fill("wrong password here");
  await dialog.getByRole("button", { name: /^Delete/ }).click();
  await expect(dialog.getByText("That is not your password.")).toBeVisible();
  await dialog.getByLabel(/password/i).first().fill(person.password);
  await dialog.getByRole("button", { name: /^Delete/ }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  const reply = await call(context, "account/sign-in", { email: person.email, password: person.password });
  expect(reply.status()).toBe(422);
  await join(context, person);
});
