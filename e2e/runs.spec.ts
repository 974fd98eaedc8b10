import { StudioPage } from "./fixtures/studio-page";
import { expect, test } from "./fixtures/test";

test.describe("running", () => {
  test("five prompts run at once, and what is not understood says so", async ({ goto, studio }) => {
    await goto("/");
    await studio.takeSample("Fig");
    for (const words of ["sepia", "blur", "invert", "warmer", "put a hat on it"]) await studio.runPrompt(words);
    for (const words of ["sepia", "blur", "invert", "warmer"]) await expect(studio.finished(words)).toBeVisible();
    await expect(studio.versions.getByText("The built-in filters know none of these words.")).toBeVisible();
  });

  test("a double click is one edit", async ({ goto, studio, request, server }) => {
    await goto("/");
    await studio.takeSample("Drum");
    const words = `sepia, slightly darker ${1 + 1} %`;
    await studio.prompt.fill(words);
    await studio.run.dblclick();
    await expect(studio.finished(words)).toBeVisible();
    const { total } = await (await request.get(`${server.url}/api/edits?q=${encodeURIComponent(words)}`)).json();
    expect(total).toBe(1);
  });

  test("a reload in the middle loses nothing, neither the run nor the form", async ({ goto, studio, page }) => {
    await goto("/");
    await studio.takeSample("Dandelion");
    await expect(page).toHaveURL(/image=/);
    await studio.runPrompt("pencil sketch, vignette");
    await expect(
      studio.versions.getByRole("button", { name: "Stop" }).or(studio.finished("pencil sketch, vignette")).first(),
    ).toBeVisible();
    await studio.prompt.fill("half a thought about");
    await page.reload();
    await expect(studio.finished("pencil sketch, vignette")).toBeVisible();
    await expect(studio.prompt).toHaveValue("half a thought about");
  });

  test("images 3 gives three versions with seeds of their own, and each seed can be kept", async ({
    goto,
    studio,
    page,
  }) => {
    await goto("/");
    await studio.takeSample("Dogs");
    await page.getByRole("group", { name: "Images" }).getByRole("radio", { name: "3" }).check();
    await studio.runPrompt("film grain");
    await expect(studio.finished("film grain")).toHaveCount(3);
    await page.getByRole("button", { name: "Details" }).click();
    await page.getByRole("button", { name: "Keep this seed for the next run" }).click();
    await expect(page.getByRole("textbox", { name: "Seed" })).toHaveValue(/^\d+$/);
  });

  test("a result becomes the next source, and the chain leads back", async ({ goto, studio, page }) => {
    await goto("/");
    await studio.takeSample("Mountains");
    await studio.runToTheEnd("black and white");
    await page.getByRole("button", { name: "Use as source" }).click();
    await studio.runToTheEnd("brighter");
    const chain = page.getByRole("navigation", { name: "Path from the original" });
    await expect(chain).toContainText("mountains.jpg");
    await expect(chain).toContainText("black and white");
  });

  test("a recipe is reused, a version deleted and brought back, on every page that shows it", async ({
    goto,
    studio,
    page,
    context,
  }) => {
    await goto("/");
    await studio.takeSample("Fig");
    await studio.runToTheEnd("posterize");
    await studio.prompt.fill("something else");
    await page.getByRole("button", { name: "Reuse recipe" }).click();
    await expect(studio.prompt).toHaveValue("posterize");
    const elsewhere = new StudioPage(await context.newPage());
    await elsewhere.page.goto(page.url());
    await expect(elsewhere.finished("posterize").first()).toBeVisible();
    await page.bringToFront();
    await studio.finished("posterize").first().click();
    await page.keyboard.press("f");
    await expect(elsewhere.page.getByRole("button", { name: "Favourite" })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Delete");
    await expect(studio.finished("posterize")).toHaveCount(0);
    await expect(elsewhere.finished("posterize")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(studio.finished("posterize").first()).toBeVisible();
    await expect(elsewhere.finished("posterize").first()).toBeVisible();
    await elsewhere.page.close();
  });

  test("the way back from the gallery leads to where the studio was left", async ({ goto, studio, page }) => {
    await goto("/");
    await studio.takeSample("Drum");
    await studio.runToTheEnd("cooler");
    await page.getByRole("link", { name: "Gallery" }).click();
    await expect(page.getByRole("heading", { name: "Gallery" })).toBeVisible();
    await page.getByRole("link", { name: "Studio", exact: true }).click();
    await expect(studio.finished("cooler").first()).toBeVisible();
  });

  test("a control that the model does not take is disabled and says why", async ({ goto, page }) => {
    await goto("/");
    await expect(page.getByRole("slider", { name: "Steps" })).toBeDisabled();
    await expect(page.getByText("Only AI models take these. The filters do without.")).toHaveCount(1);
    // Empty and without a hint it would be a line of its padding's height.
    const negativePrompt = page.getByRole("textbox", { name: "Negative prompt" });
    await expect(negativePrompt).toBeDisabled();
    expect((await negativePrompt.boundingBox())?.height).toBeGreaterThanOrEqual(36);
  });
});
