import { expect, test } from "./fixtures/test";

test("the whole road by keyboard alone", async ({ goto, studio, page }) => {
  await goto("/");
  const sample = page.getByRole("button", { name: "Use the sample “Fig”" });
  await expect(sample).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await sample.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await expect(sample).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/image=/);
  await expect(studio.prompt).toBeFocused();
  await page.keyboard.type("pencil sketch, warmer");
  await page.keyboard.press("Control+Enter");
  await expect(studio.finished("pencil sketch, warmer").first()).toBeVisible();

  await studio.divider.focus();
  for (const [key, position] of [
    ["Home", "0"],
    ["End", "100"],
    ["ArrowLeft", "99"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(studio.divider).toHaveAttribute("aria-valuenow", position);
  }

  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();
  await page.keyboard.press("5");
  await expect(page.getByRole("radio", { name: "After only" })).toBeChecked();
  await page.keyboard.press("1");
  await expect(studio.divider).toBeVisible();

  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("/");
  await expect(studio.prompt).toBeFocused();
  await page.keyboard.press("f");
  await expect(studio.prompt).toHaveValue(/f$/);
  await page.keyboard.press("Escape");
});

test("the list of keys opens and closes", async ({ goto, page }) => {
  await goto("/");
  await expect(page.getByRole("button", { name: "Choose a picture", exact: true })).toBeVisible();
  await page.locator("body").press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
