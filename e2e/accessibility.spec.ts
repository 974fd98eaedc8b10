import { expect, expectAccessible, test } from "./fixtures/test";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing grave, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("on the empty studio, the settings and a page that is not there", async ({ goto, page, expectComplaint }) => {
      expectComplaint("404");
      for (const path of ["/", "/settings", "/no-such-page"]) {
        await goto(path);
        await expect(page.getByRole("main")).toBeVisible();
        await expectAccessible(page);
      }
    });

    test("on a comparison in every mode, the details and the keys", async ({ goto, studio, page }) => {
      await goto("/");
      await studio.takeSample("Drum");
      await studio.runToTheEnd("sepia");
      await studio.runPrompt("no such filter");
      await expect(studio.versions.getByText("know none of these words").first()).toBeVisible();
      for (const mode of ["Split", "Side by side", "Overlay", "Difference", "After only"]) {
        await page.getByRole("radio", { name: mode }).check();
        await expectAccessible(page);
      }
      await page.getByRole("button", { name: "Details" }).first().click();
      await expectAccessible(page);
      await goto("/gallery");
      await expect(page.getByRole("link", { name: /sepia/ }).first()).toBeVisible();
      await expectAccessible(page);
    });
  });
}
