import { expect, expectAccessible, test } from "./fixtures/test";

test("every action is found by a few letters of its name, and run from there", async ({ goto, studio, page }) => {
  await goto("/");
  await studio.takeSample("Fig");
  await studio.runToTheEnd("sepia");
  await studio.prompt.focus();
  await page.keyboard.press("Control+k");
  const commands = page.getByRole("dialog", { name: "Commands" });
  const field = commands.getByRole("combobox", { name: "Search for a command" });
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.fill("favo");
  await expect(commands.getByRole("option").first()).toHaveAccessibleName("Favourite");
  await page.keyboard.press("Enter");
  await expect(commands).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("Control+k");
  await field.fill("sbs");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Side by side" })).toBeChecked();

  await page.keyboard.press("Control+k");
  // An input method composes: its letters are no words yet, and Enter is its own.
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "qqqq", selectionStart: 4, selectionEnd: 4 });
  await expect(field).toHaveValue("qqqq");
  await expect(commands.getByRole("option").first()).toBeVisible();
  await keyboard.send("Input.insertText", { text: "qqqq" });
  await expect(commands.getByText("No command is called that.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(commands).toHaveCount(0);
});

test("single letters can be switched off, and keys with Ctrl go on working", async ({ goto, studio, page }) => {
  await goto("/");
  await studio.takeSample("Drum");
  await studio.runToTheEnd("cooler");
  await page.locator("body").press("?");
  await page.getByRole("checkbox", { name: "Single-letter keys" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.reload();
  const favourite = page.getByRole("button", { name: "Favourite" });
  await expect(favourite).toBeVisible();
  await favourite.focus();
  await page.keyboard.press("f");
  await page.keyboard.press("5");
  await expect(favourite).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("radio", { name: "After only" })).not.toBeChecked();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search for a command" }).fill("letter keys on");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await favourite.focus();
  await page.keyboard.press("f");
  await expect(favourite).toHaveAttribute("aria-pressed", "true");
});

test("a change of the form is undone and done again; in a text field Ctrl+Z is the field's own", async ({
  goto,
  studio,
  page,
}) => {
  await goto("/");
  await studio.takeSample("Fig");
  await studio.runToTheEnd("posterize");
  await studio.prompt.fill("something else");
  await page.getByRole("button", { name: "Reuse recipe" }).click();
  await expect(studio.prompt).toHaveValue("posterize");
  await page.keyboard.press("Control+z");
  await expect(studio.prompt).toHaveValue("something else");
  await page.keyboard.press("Control+Shift+z");
  await expect(studio.prompt).toHaveValue("posterize");
  await studio.prompt.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" x");
  await page.keyboard.press("Control+z");
  await expect(studio.prompt).not.toHaveValue("posterize x");
  await expect(studio.prompt).not.toHaveValue("something else");
});
