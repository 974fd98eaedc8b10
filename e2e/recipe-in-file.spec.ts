import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./fixtures/test";

for (const { format, name } of [
  { format: "png", name: "PNG" },
  { format: "jpeg", name: "JPEG" },
  { format: "webp", name: "WebP" },
]) {
  test(`a version taken away as ${name} brings its recipe back when it is dropped`, async ({ page, goto, studio }) => {
    await goto("/");
    await studio.takeSample("Fig");
    const words = `sepia, softer (${format})`;
    await studio.runToTheEnd(words);
    const dialog = page.getByRole("dialog", { name: "Download" });
    await page.getByRole("button", { name: "Download as …" }).click();
    await dialog.getByRole("radio", { name, exact: true }).check();
    await dialog.getByRole("combobox", { name: "Size" }).selectOption("1080");
    await expect(dialog.getByRole("status")).toHaveText(/^1080 × 730 · [\d.]+ [kM]B$/);
    if (format === "jpeg") await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`sepia-softer-${format}.${format === "jpeg" ? "jpg" : format}`);
    await expect(dialog).toBeHidden();
    // One press does the same again.
    const again = page.getByRole("link", { name: "Download" });
    await expect(again).toHaveAttribute("href", new RegExp(`format=${format}.*maxSide=1080`));

    await goto("/");
    await expect(studio.prompt).toHaveValue(words);
    await studio.prompt.fill("something else");
    const buffer = await readFile(await download.path());
    await studio.chooseFile({ name: "from-a-friend", mimeType: `image/${format}`, buffer });
    await expect(page.getByText("“from-a-friend” carries a recipe (Diptych).")).toBeVisible();
    await page.getByRole("button", { name: "Use its recipe" }).click();
    await expect(studio.prompt).toHaveValue(words);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.prompt).toHaveValue("something else");
  });
}
