import type { Route } from "@playwright/test";
import { samplePhoto } from "./fixtures/sample-photo";
import { expect, test } from "./fixtures/test";

const languages = [
  {
    locale: "en-GB",
    prompt: "Convert to quick pencil sketch",
    words: {
      choose: "Choose a picture",
      sample: "Use the sample “Mountains”",
      prompt: "Prompt",
      run: /^Run/,
      versions: "Versions",
      divider: "Reveal the result",
      gallery: "Gallery",
      split: "Split",
      sideBySide: "Side by side",
      afterOnly: "After only",
      search: "Search prompts",
    },
  },
  {
    locale: "zh-CN",
    prompt: "转换为快速铅笔素描",
    words: {
      choose: "选择图片",
      sample: "使用示例“山林”",
      prompt: "提示词",
      run: /^运行/,
      versions: "版本",
      divider: "显示修改结果",
      gallery: "图库",
      split: "分屏",
      sideBySide: "并排",
      afterOnly: "仅看修改后",
      search: "搜索提示词",
    },
  },
] as const;

for (const { locale, prompt, words } of languages) {
  test.describe(`the main road, ${locale}`, () => {
    test.use({ locale });

    test("from an uploaded photograph to a comparison, a reload, a restart and the gallery", async ({
      page,
      goto,
      server,
      expectComplaint,
    }) => {
      // While the server is on its way out or away, the event stream knocks in vain.
      for (const part of ["ERR_CONNECTION", "503"]) expectComplaint(part);
      await goto("/");
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: words.choose, exact: true }).click(),
      ]);
      await chooser.setFiles(await samplePhoto(`${locale}.jpg`));
      await page.getByRole("textbox", { name: words.prompt, exact: true }).fill(prompt);
      await page.getByRole("button", { name: words.run }).click();

      const versions = page.getByRole("region", { name: words.versions });
      await expect(versions.getByRole("img", { name: prompt })).toBeVisible();
      await expect(page.getByRole("slider", { name: words.divider })).toBeVisible();
      await page.getByRole("radio", { name: words.sideBySide }).check();
      await page.getByRole("radio", { name: words.afterOnly }).check();
      await page.getByRole("radio", { name: words.split }).check();

      await page.reload();
      await expect(versions.getByRole("img", { name: prompt })).toBeVisible();

      await server.restart();
      await page.reload();
      await expect(versions.getByRole("img", { name: prompt })).toBeVisible();

      await page.getByRole("link", { name: words.gallery }).click();
      await page.getByRole("searchbox", { name: words.search }).fill(prompt.slice(0, 12));
      await expect(page.getByRole("link", { name: new RegExp(prompt) }).first()).toBeVisible();
      await page
        .getByRole("link", { name: new RegExp(prompt) })
        .first()
        .click();
      await expect(page.getByRole("slider", { name: words.divider })).toBeVisible();
    });

    test("from a sample to a comparison", async ({ page, goto }) => {
      await goto("/");
      await page.getByRole("button", { name: words.sample }).click();
      await page.getByRole("textbox", { name: words.prompt, exact: true }).fill(prompt);
      await page.getByRole("button", { name: words.run }).click();
      const versions = page.getByRole("region", { name: words.versions });
      await expect(versions.getByRole("img", { name: prompt })).toBeVisible();
      await expect(page.getByRole("slider", { name: words.divider })).toBeVisible();
    });
  });
}

test("what is written and pressed before the page listens counts", async ({ page, server, studio }) => {
  const held: Route[] = [];
  let hasArrived = false;
  await page.route("**/_next/static/**/*.js", (route) => (hasArrived ? route.continue() : void held.push(route)));
  await page.goto(server.url, { waitUntil: "commit" });
  await studio.prompt.fill("night");
  await studio.takeSample("Fig");
  hasArrived = true;
  for (const route of held) await route.continue();
  await expect(page.getByRole("region", { name: "Or begin with one of these" })).toHaveCount(0);
  await expect(studio.prompt).toHaveValue("night");
  await studio.run.click();
  await expect(studio.finished("night")).toBeVisible();
});
