import { ownPhoto } from "./fixtures/sample-photo";
import { expect, expectAccessible, test } from "./fixtures/test";

test("a prompt is brought back by arrow up or from the list, starred there, and a recipe is kept under a name", async ({
  goto,
  studio,
  page,
}) => {
  await goto("/");
  await studio.takeSample("Fig");
  await studio.runToTheEnd("sepia");
  await studio.runToTheEnd("pencil sketch");
  await studio.prompt.fill("");
  await studio.prompt.press("ArrowUp");
  await expect(studio.prompt).toHaveValue("pencil sketch");
  await studio.prompt.press("ArrowUp");
  await expect(studio.prompt).toHaveValue("sepia");
  await studio.prompt.press("ArrowDown");
  await expect(studio.prompt).toHaveValue("pencil sketch");

  await page.getByRole("button", { name: "Earlier prompts" }).click();
  const list = page.getByRole("dialog", { name: "Earlier prompts" });
  const search = list.getByRole("combobox", { name: "Search in prompts" });
  await search.fill("sep");
  await expect(list.getByRole("row")).toHaveCount(1);
  await list.getByRole("button", { name: "Star: sepia" }).click();
  await search.fill("");
  await list.getByRole("button", { name: "Starred" }).click();
  await expect(list.getByRole("row")).toHaveCount(1);
  await expectAccessible(page);
  await search.press("Enter");
  await expect(studio.prompt).toHaveValue("sepia");

  await page.getByRole("button", { name: "Presets" }).click();
  const presets = page.getByRole("dialog", { name: "Presets" });
  await presets.getByRole("textbox", { name: "Name for the recipe" }).fill("Old paper");
  await presets.getByRole("button", { name: "Save" }).click();
  await presets.getByRole("button", { name: "Rename “Old paper”" }).click();
  await presets.getByRole("textbox", { name: "New name for “Old paper”" }).fill("Older paper");
  await page.keyboard.press("Enter");
  await expect(presets.getByRole("button", { name: "Delete “Older paper”" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await studio.prompt.fill("something else");
  await page.getByRole("group", { name: "Presets" }).getByRole("button", { name: "Older paper" }).click();
  await expect(studio.prompt).toHaveValue("sepia");
});

test("several prompts from one press arrive together and are looked at as a contact sheet, by keyboard", async ({
  goto,
  studio,
  page,
  request,
  server,
}) => {
  await goto("/");
  await studio.takeSample("Drum");
  await studio.prompt.fill("{sepia|warmer}, {blur|vignette}");
  await expect(page.getByRole("button", { name: /^Run 4/ })).toBeVisible();
  await studio.run.click();
  for (const words of ["sepia, blur", "warmer, vignette"]) {
    await expect(studio.finished(words).first()).toBeVisible({ timeout: 60_000 });
  }
  const { total } = await (await request.get(`${server.url}/api/edits?q=warmer,`)).json();
  expect(total).toBe(2);

  await page.locator("body").press("c");
  const sheet = page.getByRole("region", { name: "Contact sheet" });
  const tiles = sheet.getByRole("listitem").getByRole("button");
  await expect(tiles).toHaveCount(4);
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(
    tiles
      .filter({ hasText: "sepia" })
      .or(tiles.filter({ hasText: "warmer" }))
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(sheet).toHaveCount(0);

  await page.getByRole("button", { name: "Several at once" }).click();
  await studio.prompt.fill(["sepia", "blur", "invert", "warmer", "cooler", "night", "vignette"].join("\n"));
  await studio.prompt.press("End");
  await page.keyboard.type("\n{sharper|brighter} {film grain|poster|sketch}");
  await page.getByRole("button", { name: /^Run 13/ }).click();
  const ask = page.getByRole("dialog", { name: "Start all of these?" });
  await expect(ask).toContainText("13 edits");
  await ask.getByRole("button", { name: "Cancel" }).click();
  await expect(ask).toHaveCount(0);
});

test("the tree of versions: another branch, any two compared, and a recipe brings its source back", async ({
  goto,
  studio,
  page,
}) => {
  await goto("/");
  await studio.chooseFile(await ownPhoto("tree.jpg", 40));
  await studio.runToTheEnd("black and white");
  await page.getByRole("button", { name: "Use as source" }).click();
  await studio.runToTheEnd("brighter");

  await page.locator("body").press("t");
  const tree = page.getByRole("region", { name: "All versions as a tree" });
  await expect(tree.getByRole("listitem")).toHaveCount(3);
  await expect(tree.getByRole("button", { name: "brighter" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("ArrowLeft");
  await expect(tree.getByRole("button", { name: "black and white" })).toBeFocused();
  await tree.getByRole("button", { name: "Compare with…" }).click();
  await tree.getByRole("button", { name: "brighter" }).click();
  await tree.getByRole("button", { name: "Compare the two" }).click();
  await expect(tree).toHaveCount(0);
  const stage = page.getByRole("group", { name: "Before and after" });
  await expect(stage.getByRole("img", { name: "black and white" }).first()).toBeVisible();

  await page.locator("body").press("t");
  await page.keyboard.press("Home");
  await tree.getByRole("button", { name: "Compare with…" }).click();
  await tree.getByRole("button", { name: "brighter" }).click();
  await tree.getByRole("button", { name: "Compare the two" }).click();
  await expect(stage.getByRole("img", { name: "tree.jpg" }).first()).toBeVisible();
  await page.locator("body").press("t");
  await page.keyboard.press("Home");
  await tree.getByRole("button", { name: "Go on from here" }).click();
  await studio.runToTheEnd("vintage");
  await studio.finished("brighter").first().click();
  await page.getByRole("button", { name: "Reuse recipe" }).click();
  await expect(page.getByText("The recipe is in the form, with its source.")).toBeVisible();
  await expect(page.getByRole("form", { name: "Recipe" })).toContainText("black and white");
});
