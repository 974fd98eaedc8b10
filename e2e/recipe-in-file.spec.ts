import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./fixtures/test";

const files = [
  { format: "PNG", ending: "png", view: "Result", side: "1080", size: "1080 × 730", name: "sepia-softer-png.png" },
  {
    format: "JPEG",
    ending: "jpg",
    view: "Split",
    side: "640",
    size: "640 × 433",
    name: "sepia-softer-jpeg-before-after.jpg",
  },
  {
    format: "WebP",
    ending: "webp",
    view: "Side by side",
    side: "1600",
    size: "1598 × 538",
    name: "sepia-softer-webp-before-after.webp",
  },
  { format: "GIF", ending: "gif", view: "Wipe", side: "480", size: "480 × 325", name: "sepia-softer-gif-wipe.gif" },
] as const;

for (const { format, view, side, size, name } of files) {
  test(`a version taken away as ${format} (${view}) brings its recipe back when it is dropped`, async ({
    page,
    goto,
    studio,
  }) => {
    await goto("/");
    await studio.takeSample("Fig");
    const words = `sepia, softer (${format.toLowerCase()})`;
    await studio.runToTheEnd(words);
    const dialog = page.getByRole("dialog", { name: "Download" });
    await page.keyboard.press("Shift+D");
    await dialog.getByRole("radio", { name: view }).check();
    // Before the format: a large GIF takes a small machine seconds, and the small one waits for it.
    await dialog.getByRole("combobox", { name: "Size" }).selectOption(side);
    await dialog.getByRole("radio", { name: format, exact: true }).check();
    const told = new RegExp(`^${size} · [\\d.]+\\s[kM]B$`);
    await expect(dialog.getByRole("status")).toHaveText(told, { timeout: 60_000 });
    if (view === "Split") await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    await expect(dialog).toBeHidden();

    await goto("/");
    await expect(studio.prompt).toHaveValue(words);
    await studio.prompt.fill("something else");
    const file = { name: "from-a-friend", mimeType: "image/*", buffer: await readFile(await download.path()) };
    await studio.chooseFile(file);
    await expect(page.getByText("“from-a-friend” carries a recipe (Diptych).")).toBeVisible();
    await page.getByRole("button", { name: "Use its recipe" }).click();
    await expect(studio.prompt).toHaveValue(words);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.prompt).toHaveValue("something else");
  });
}

test("a version is copied as it is taken away, and one press takes it the same way again", async ({
  page,
  goto,
  studio,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await goto("/");
  await studio.takeSample("Fig");
  await studio.runToTheEnd("sepia, to copy");
  await page.getByRole("button", { name: "Download as …" }).click();
  const dialog = page.getByRole("dialog", { name: "Download" });
  await dialog.getByRole("radio", { name: "JPEG" }).check();
  await dialog.getByRole("combobox", { name: "Size" }).selectOption("480");
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("The picture is copied.")).toBeVisible();
  const widthInClipboard = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item ? (await createImageBitmap(await item.getType("image/png"))).width : 0;
    });
  await expect.poll(widthInClipboard).toBe(480);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const again = page.getByRole("link", { name: "Download" });
  await expect(again).toHaveAttribute("href", /format=jpeg.*maxSide=480/);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { write: () => Promise.reject(new Error("no")) } });
  });
  await page.keyboard.press("Control+C");
  await expect(page.getByText("The browser did not copy the picture.")).toBeVisible();
});
