import { expect, test } from "./fixtures/test";

test("language and theme are chosen without a reload, and kept", async ({ goto, page }) => {
  await goto("/settings");
  await page.getByRole("radio", { name: "Dark" }).first().check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "切换到简体中文" }).click();
  await expect(page.getByRole("heading", { name: "设置" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.reload();
  await expect(page.getByRole("heading", { name: "设置" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("settings name the variable that a provider needs", async ({ goto, page }) => {
  await goto("/settings");
  await expect(page.getByText("MODELVERSE_API_KEY")).toBeVisible();
  await expect(page.getByText("DMXAPI_API_KEY")).toBeVisible();
});

test.describe("a browser that speaks Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("is answered in Chinese", async ({ goto, page }) => {
    await goto("/gallery");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("searchbox", { name: "搜索提示词" })).toBeVisible();
  });
});
