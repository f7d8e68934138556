import { expect, test } from "@playwright/test";

test("the first page has a heading and no error in the console @plain", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));

  const response = await page.goto("/");

  expect(response?.ok()).toBe(true);
  await expect(page.getByRole("heading").first()).toBeVisible();
  expect(errors).toEqual([]);
});
