import { devices } from "@playwright/test";
import { expect, test } from "./fixtures/test";

const { defaultBrowserType: _, ...phone } = devices["iPhone 13"];
test.use({ ...phone, locale: "en-GB" });

test("on a phone the road is under the thumb", async ({ goto, studio, page }) => {
  await goto("/");
  await page.getByRole("button", { name: "Use the sample “Drum”" }).tap();
  await studio.prompt.fill("night");
  await studio.run.tap();
  await expect(studio.finished("night").first()).toBeVisible();
  await expect(studio.divider).toBeVisible();

  const box = await studio.divider.boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(44);
  const runBox = await studio.run.boundingBox();
  expect(runBox?.height).toBeGreaterThanOrEqual(44);

  await page.getByRole("button", { name: "Recipe", exact: true }).tap();
  await expect(page.getByRole("dialog").getByRole("slider", { name: "Strength" })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).tap();
});

for (const path of ["/", "/gallery", "/settings"]) {
  test(`${path} never scrolls sideways at 360 px`, async ({ goto, page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
