// The list and the page of a customer, as a person finds their way around them.
import { expect, type Locator, type Page } from "@playwright/test";
import { open } from "../fixtures";

export class CustomersPage {
  constructor(readonly page: Page) {}

  open(query = ""): Promise<void> {
    return open(this.page, `/customers${query}`);
  }

  card(name: string): Locator {
    return this.page.getByRole("list", { name: "Customers", exact: true }).getByRole("listitem").filter({ hasText: name });
  }

  /** The search field in sight: the header's, or on phones the list's. */
  get search(): Locator {
    return this.page.getByRole("textbox", { name: "Search customers" }).and(this.page.locator("input:visible"));
  }

  status(label: string): Locator {
    return this.page.getByRole("navigation", { name: "Customers by status" }).getByRole("link", { name: new RegExp(`^${label}`) });
  }

  async add(name: string): Promise<void> {
    await this.page.getByRole("link", { name: "New customer" }).locator("visible=true").first().click();
    const dialog = this.page.getByRole("dialog", { name: "New customer" });
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByRole("button", { name: "Create customer" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
}

export class CustomerPage {
  constructor(readonly page: Page) {}

  open(path: string): Promise<void> {
    return open(this.page, path);
  }

  async edit(label: string, text: string): Promise<void> {
    await this.startEdit(label, text);
    await this.page.keyboard.press("ControlOrMeta+Enter");
    await expect(this.value(label)).toContainText(text);
  }

  async startEdit(label: string, text: string): Promise<void> {
    await this.value(label).click();
    await this.page.getByRole("textbox", { name: label, exact: true }).fill(text);
  }

  value(label: string): Locator {
    const lower = label === "URL" ? label : label[0].toLowerCase() + label.slice(1);
    return this.page.getByRole("button", { name: new RegExp(`^Edit ${lower}:`, "i") });
  }

  get status(): Locator {
    return this.page.getByRole("combobox", { name: "Status" });
  }

  async delete(): Promise<void> {
    await this.page.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: "Delete customer" }).click();
    const question = this.page.getByRole("alertdialog");
    await expect(question).toContainText("30 days");
    await question.getByRole("button", { name: "Delete customer" }).click();
  }

  toast(text: string): Locator {
    return this.page.getByRole("region", { name: "Messages" }).getByText(text);
  }

  async undo(): Promise<void> {
    await this.page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).last().click();
  }
}
