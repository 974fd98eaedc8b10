import { expect, test } from "./fixtures/test";

for (const format of ["png", "jpeg", "webp"] as const) {
  test(`a version taken away as ${format} brings its recipe back when it is dropped`, async ({
    page,
    goto,
    studio,
  }) => {
    await goto("/");
    await studio.takeSample("Fig");
    const words = `sepia, softer (${format})`;
    await studio.runToTheEnd(words);
    const address = await page.getByRole("link", { name: "Download" }).getAttribute("href");
    const file = await page.request.get(new URL(`${address}?format=${format}`, page.url()).href);
    expect(file.headers()["content-disposition"]).toContain("sepia-softer");

    await goto("/");
    await expect(studio.prompt).toHaveValue(words);
    await studio.prompt.fill("something else");
    await studio.chooseFile({ name: "from-a-friend", mimeType: `image/${format}`, buffer: await file.body() });
    await expect(page.getByText("“from-a-friend” carries a recipe (Diptych).")).toBeVisible();
    await page.getByRole("button", { name: "Use its recipe" }).click();
    await expect(studio.prompt).toHaveValue(words);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.prompt).toHaveValue("something else");
  });
}
