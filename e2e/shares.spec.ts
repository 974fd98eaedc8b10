import { readFile } from "node:fs/promises";
import type { APIRequestContext, Browser, BrowserContextOptions, Page, Route } from "@playwright/test";
import sharp from "sharp";
import type { Edit } from "../lib/domain/edit";
import type { Share } from "../lib/domain/share";
import { expect, expectAccessible, test } from "./fixtures/test";
import { Touch } from "./fixtures/touch";

const SECRETS = { place: "48.8583", serial: "SN-4711-PLANTED", file: "planted-file-name" };

/** A photograph that tells where it was taken, with which camera and under which name. */
async function plantedPhoto(): Promise<Buffer> {
  return sharp(await readFile("public/samples/mountains.jpg"))
    .resize(900)
    .withExif({
      IFD0: { Model: "Planted Camera", ImageDescription: SECRETS.serial },
      IFD2: { BodySerialNumber: SECRETS.serial },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "48/1 51/1 3030/100",
        GPSLongitudeRef: "E",
        GPSLongitude: "2/1 17/1 4000/100",
      },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="${SECRETS.place}"/></rdf:RDF></x:xmpmeta>`,
    )
    .jpeg()
    .toBuffer();
}

class Sharing {
  constructor(
    readonly request: APIRequestContext,
    readonly url: string,
  ) {}

  async upload(buffer: Buffer, name: string): Promise<{ id: string }> {
    const headers = { "content-type": "image/jpeg", "x-file-name": encodeURIComponent(name) };
    return (await this.request.post(`${this.url}/api/images`, { data: buffer, headers })).json();
  }

  async edit(sourceId: string, recipe: object): Promise<Edit> {
    const data = { sourceId, recipe: { provider: "builtin", ...recipe } };
    const { id } = await (await this.request.post(`${this.url}/api/edits`, { data })).json();
    await expect.poll(async () => (await this.read(id)).status).toBe("succeeded");
    return this.read(id);
  }

  async read(editId: string): Promise<Edit> {
    return (await this.request.get(`${this.url}/api/edits/${editId}`)).json();
  }

  async share(edit: Edit, settings: object = {}): Promise<Share> {
    const answer = await this.request.post(`${this.url}/api/outputs/${edit.outputs[0]?.id}/shares`, { data: settings });
    expect(answer.status()).toBe(201);
    return answer.json();
  }

  async shares(): Promise<Share[]> {
    return (await (await this.request.get(`${this.url}/api/shares`)).json()).items;
  }

  async revoke({ id }: Share) {
    expect((await this.request.delete(`${this.url}/api/shares/${id}`)).status()).toBe(204);
  }
}

/** A reader who has never been here: no cookies, another browser context. */
async function asStranger(browser: Browser, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await look(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

/** The plain comparison, once the page listens to hands. */
const PLAIN_IN_HANDS = '[style*="--divider"]';

const picture = (page: Page, name: string) => page.getByRole("img", { name, exact: true });
const isDrawn = (page: Page, name: string) =>
  picture(page, name).evaluate((image: HTMLImageElement) => {
    const { width, height } = image.getBoundingClientRect();
    return image.complete && image.naturalWidth > 0 && width > 50 && height > 50;
  });

test.describe("a shared page", () => {
  let sharing: Sharing;
  let edit: Edit;
  let second: Edit;
  test.beforeAll(async ({ server, playwright }) => {
    sharing = new Sharing(await playwright.request.newContext(), server.url);
    const source = await sharing.upload(await plantedPhoto(), `${SECRETS.file}.jpg`);
    edit = await sharing.edit(source.id, { prompt: "pencil sketch", seed: 77 });
    second = await sharing.edit(source.id, { prompt: "sepia" });
  });
  test.afterAll(() => sharing.request.dispose());

  for (const { locale, words } of [
    { locale: "en-GB", words: { before: "Before", after: "After", both: "Split", download: "Download" } },
    { locale: "zh-CN", words: { before: "修改前", after: "修改后", both: "分屏", download: "下载" } },
  ]) {
    test(`is read and compared without JavaScript, ${locale}`, async ({ browser }) => {
      const { url } = await sharing.share(edit, {
        title: "Autumn ridge",
        note: "second try",
        showRecipe: true,
        allowDownload: true,
      });
      await asStranger(
        browser,
        async (page) => {
          await page.goto(url);
          await expect(page.getByRole("heading", { name: "Autumn ridge" })).toBeVisible();
          await expect(page.getByText("second try")).toBeVisible();
          await expect(page.getByText("“pencil sketch”")).toBeVisible();
          const [before, after] = [picture(page, words.before), picture(page, "pencil sketch")];
          await expect(before).toBeVisible();
          await expect(after).toBeVisible();
          expect(await isDrawn(page, words.before)).toBe(true);
          await page.getByRole("radio", { name: words.before }).check();
          await expect(after).toBeHidden();
          await expect(before).toBeVisible();
          await page.getByRole("radio", { name: words.after }).check();
          await expect(before).toBeHidden();
          await expect(after).toBeVisible();
          await expect(page.locator("html")).toHaveAttribute("lang", locale === "zh-CN" ? "zh-CN" : "en");
          expect((await page.request.get(`${url}/download?i=0`)).headers()["content-disposition"]).toContain(
            "autumn-ridge.png",
          );
          await expect(page.getByRole("link", { name: words.download })).toHaveAttribute("href", /download/);
        },
        { javaScriptEnabled: false, locale },
      );
    });
  }

  test("becomes the studio's viewport with modes, zoom and the divider", async ({ browser }) => {
    const { url } = await sharing.share(edit, { title: "Ridge" });
    await asStranger(browser, async (page) => {
      await page.goto(url);
      await expect(page.locator(PLAIN_IN_HANDS)).toBeVisible();
      await expect.poll(() => isDrawn(page, "Before")).toBe(true);
      const divider = page.getByRole("slider", { name: "Reveal the result" });
      // Nobody is there yet, so nothing that only hands can use has been fetched.
      await expect(divider).toHaveCount(0);
      await page.mouse.move(200, 200);
      await expect(divider).toBeVisible();
      const before = await divider.getAttribute("aria-valuenow");
      await divider.press("ArrowRight");
      await expect(divider).not.toHaveAttribute("aria-valuenow", before ?? "");
      await page.getByRole("radio", { name: "Side by side" }).check();
      await page.getByRole("button", { name: "Zoom in" }).click();
      await expect(page.getByText("Recipe")).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Download" })).toHaveCount(0);
      await expectAccessible(page);
    });
  });

  test("is moved by the first finger on a phone, whatever has still to be fetched", async ({ browser }) => {
    const { url } = await sharing.share(edit, { outputIds: second.outputs.map(({ id }) => id) });
    await asStranger(
      browser,
      async (page) => {
        await page.goto(url, { waitUntil: "networkidle" });
        await expect(page.locator(PLAIN_IN_HANDS)).toBeVisible();
        const held: Route[] = [];
        let isHeld = true;
        await page.route("**/_next/static/chunks/*.js", (route) => (isHeld ? void held.push(route) : route.continue()));
        const box = await picture(page, "After").boundingBox();
        if (!box) throw new Error("There is no picture.");
        const at = (part: number) => ({ x: box.x + box.width * part, y: box.y + box.height / 2 });
        const touch = await Touch.of(page);
        await touch.draw([at(0.5), at(0.7)]);
        await expect(page.locator(PLAIN_IN_HANDS)).toHaveAttribute("style", /--divider: (69|70|71)[.%]/);
        // A sweep, for the next picture: it is kept until there is something that understands it.
        await touch.draw([at(0.6), at(0.1)]);
        expect(new URL(page.url()).search).toBe("");
        await expect.poll(() => held.length).toBeGreaterThan(0);
        isHeld = false;
        await Promise.all(held.map((route) => route.continue()));
        await expect(page).toHaveURL(/\?i=1$/);
        const divider = page.getByRole("slider", { name: "Reveal the result" });
        await expect(divider).toHaveAttribute("aria-valuenow", /^(69|70|71)$/);
        await touch.draw([at(0.7), at(0.3)]);
        await expect(divider).toHaveAttribute("aria-valuenow", /^(29|30|31)$/);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(390);
        await expectAccessible(page);
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    );
  });

  test("shows several versions as a contact sheet, each with its comparison, also without JavaScript", async ({
    browser,
  }) => {
    const outputIds = second.outputs.map(({ id }) => id);
    const { url } = await sharing.share(edit, { showRecipe: true, outputIds });
    for (const javaScriptEnabled of [true, false]) {
      await asStranger(
        browser,
        async (page) => {
          await page.goto(url);
          await expect(
            page.getByRole("navigation", { name: "All pictures of this page" }).getByRole("link"),
          ).toHaveCount(2);
          await page.getByRole("link", { name: "Show picture 2: sepia" }).click();
          await expect(page.getByText("“sepia”")).toBeVisible();
          await expect.poll(() => isDrawn(page, "sepia")).toBe(true);
        },
        { javaScriptEnabled },
      );
    }
  });

  test("tells nothing that was not shared: every answer is searched", async ({ browser }) => {
    const share = await sharing.share(edit, { showOriginal: false, allowDownload: true, title: "Ridge" });
    const other = await sharing.share(second);
    const withOriginal = await sharing.share(edit, { allowDownload: true });
    const bodies: { url: string; text: string }[] = [];
    const told = [
      ...Object.values(SECRETS),
      "Planted Camera",

      "sepia",
      edit.id,
      second.id,
      edit.source.id,
      other.token,
      ...[...edit.outputs, ...second.outputs].flatMap(({ id, image }) => [id, image?.id ?? id]),
      'local"',
    ];
    for (const { url } of [share, withOriginal]) {
      await asStranger(browser, async (page) => {
        page.on("response", async (answer) => {
          const isOurs = answer.url().startsWith(url);
          if (!isOurs || answer.status() >= 300) return;
          const headers = JSON.stringify(await answer.allHeaders());
          bodies.push({
            url: answer.url(),
            text: headers + (await answer.body().catch(() => Buffer.alloc(0))).toString("latin1"),
          });
        });
        await page.goto(url, { waitUntil: "networkidle" });
        await page.goto(`${url}/embed`, { waitUntil: "networkidle" });
        for (const path of ["/after?size=full", "/before?size=full", "/after", "/card", "/download", "/oembed"]) {
          const answer = await page.request.get(url + path);
          const isHidden = url === share.url && path.startsWith("/before");
          expect([path, answer.status()]).toEqual([path, isHidden ? 404 : 200]);
          bodies.push({
            url: url + path,
            text: JSON.stringify(answer.headers()) + (await answer.body()).toString("latin1"),
          });
          // A file says that it is no camera's picture, which is metadata of our own.
          if (!/oembed|download/.test(path) && !isHidden) {
            const { exif, xmp, iptc } = await sharp(await answer.body()).metadata();
            expect([path, exif, iptc, xmp]).toEqual([path, undefined, undefined, undefined]);
          }
        }
      });
    }
    expect(bodies.length).toBeGreaterThan(15);
    for (const { url, text } of bodies) {
      // The style sheet in the page knows a filter of that name.
      const own = text.replace(/(--tw-|[.:])sepia(?=[{(:,)])/g, "");
      for (const secret of told) expect([url, own.includes(secret)]).toEqual([url, false]);
    }
    // Not even the original's blur in the page that shows the result alone.
    const alone = bodies.filter(({ url }) => url.startsWith(share.url));
    for (const { url, text } of alone) expect([url, text.includes(edit.source.placeholder)]).toEqual([url, false]);
  });

  test("asks for its password, without JavaScript too, and limits the tries", async ({ browser }) => {
    const { url } = await sharing.share(edit, { title: "Hidden ridge", password: "open sesame" });
    for (const javaScriptEnabled of [true, false]) {
      await asStranger(
        browser,
        async (page) => {
          await page.goto(url);
          await expect(page.getByRole("heading", { name: "This page has a password" })).toBeVisible();
          expect(await page.content()).not.toContain("Hidden ridge");
          for (const path of ["/after", "/card", "/oembed"])
            expect((await page.request.get(url + path)).status()).toBe(401);
          if (javaScriptEnabled) await expectAccessible(page);
          await page.getByLabel("Password").fill("open barley");
          await page.getByRole("button", { name: "Open" }).click();
          await expect(page.getByText("That was not the password.")).toBeVisible();
          await page.getByLabel("Password").fill("open sesame");
          await page.getByRole("button", { name: "Open" }).click();
          await expect(page.getByRole("heading", { name: "Hidden ridge" })).toBeVisible();
          const [cookie] = await page.context().cookies();
          expect(cookie).toMatchObject({ path: new URL(url).pathname, httpOnly: true, sameSite: "Lax" });
        },
        { javaScriptEnabled },
      );
    }
    const locations: string[] = [];
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await sharing.request.post(`${url}/unlock`, { form: { password: "wrong" }, maxRedirects: 0 });
      locations.push(answer.headers().location ?? "");
    }
    expect(locations[0]).toContain("wrong=1");
    expect(locations.at(-1)).toMatch(/wait=\d+/);
  });

  test("ends when its time is over", async ({ browser }) => {
    const share = await sharing.share(edit, { expiresAt: new Date(Date.now() + 4_000).toISOString() });
    await asStranger(browser, async (page) => {
      await page.goto(share.url);
      await expect.poll(async () => (await page.request.get(share.url)).status()).toBe(410);
      for (const path of ["/after", "/before", "/card", "/oembed", "/embed"]) {
        expect([path, (await page.request.get(share.url + path)).status()]).toEqual([path, 410]);
      }
      const answer = await page.goto(share.url);
      expect(answer?.status()).toBe(410);
      await expect(page.getByRole("heading", { name: "This link has ended" })).toBeVisible();
      await expectAccessible(page);
    });
  });

  test("ends while it is open: revoked, and with its edit in the trash; in the reader's language", async ({
    browser,
  }) => {
    const share = await sharing.share(edit);
    await asStranger(
      browser,
      async (page) => {
        await page.goto(share.url);
        await expect.poll(() => isDrawn(page, "修改前")).toBe(true);
        const tag = (await page.request.get(`${share.url}/after`)).headers().etag ?? "";
        const kept = await page.request.get(`${share.url}/after`, { headers: { "if-none-match": tag } });
        expect([kept.status(), kept.headers()["cache-control"]]).toEqual([304, "private, no-cache"]);
        await sharing.revoke(share);
        const gone = await page.request.get(`${share.url}/after`, { headers: { "if-none-match": tag } });
        expect(gone.status()).toBe(410);
        await page.evaluate(() => window.dispatchEvent(new Event("focus")));
        await expect(page.getByRole("heading", { name: "此链接已失效" })).toBeVisible();
      },
      { locale: "zh-CN" },
    );
    const third = await sharing.edit(edit.source.id, { prompt: "night" });
    const trashed = await sharing.share(third);
    await sharing.request.delete(`${sharing.url}/api/edits/${third.id}`);
    for (const path of ["", "/after", "/card"]) {
      expect([path, (await sharing.request.get(trashed.url + path)).status()]).toEqual([path, 410]);
    }
  });

  test("has a preview as a crawler reads it, is not listed, and may be framed by its embed alone", async ({
    request,
  }) => {
    const share = await sharing.share(edit, { title: "Ridge <&> “sketched”", note: "second try" });
    const answer = await request.get(share.url, { headers: { "user-agent": "Twitterbot/1.0", accept: "text/html" } });
    const [head = ""] = (await answer.text()).split("</head>");
    const content = (name: string) =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(head)?.[1] ?? null;
    expect(content("og:title")).toBe("Ridge &lt;&amp;&gt; “sketched”");
    expect(content("og:description")).toBe("second try");
    expect(content("og:url")).toBe(share.url);
    expect(content("og:image")).toBe(`${share.url}/card`);
    expect([content("og:image:width"), content("og:image:height")]).toEqual(["1200", "630"]);
    expect(content("twitter:card")).toBe("summary_large_image");
    expect(content("robots")).toContain("noindex");
    expect(answer.headers()["referrer-policy"]).toBe("no-referrer");
    expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");

    const card = await sharp(await (await request.get(`${share.url}/card`)).body()).metadata();
    expect(card).toMatchObject({ format: "jpeg", width: 1200, height: 630 });
    const discovery = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(head)?.[1] ?? "";
    const oembed = await (await request.get(`${discovery}&maxwidth=500&format=json`)).json();
    expect(oembed).toMatchObject({ version: "1.0", type: "rich", width: 500, thumbnail_url: `${share.url}/card` });
    expect(oembed.html).toContain(`src="${share.url}/embed"`);
    expect((await request.get(`${discovery}&format=xml`)).status()).toBe(501);
    const embed = (await request.get(`${share.url}/embed`)).headers();
    expect(embed["content-security-policy"]).toContain("frame-ancestors *");
    expect(embed["x-frame-options"]).toBeUndefined();
    const listed = await sharing.share(edit, { indexable: true });
    expect(await (await request.get(listed.url)).text()).not.toContain("noindex");
  });

  test("counts who opens it, not who fetches its preview, and does not know a made-up token", async ({
    browser,
    request,
  }) => {
    const share = await sharing.share(edit);
    await request.get(share.url, { headers: { "user-agent": "Slackbot-LinkExpanding 1.0", accept: "text/html" } });
    await asStranger(browser, async (page) => {
      await page.goto(share.url);
      await page.reload();
    });
    const [found] = (await sharing.shares()).filter(({ id }) => id === share.id);
    expect(found?.views).toBe(2);
    const unknown = `${sharing.url}/s/0123456789abcdefghijklmnop`;
    for (const path of ["", "/after", "/card"]) expect((await request.get(unknown + path)).status()).toBe(404);
  });
});

test.describe("sharing in the studio", () => {
  test("from the version on the stage to a link that a stranger opens, changes it, and revokes it", async ({
    goto,
    studio,
    page,
    browser,
    context,
    expectComplaint,
  }) => {
    expectComplaint("410");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await goto("/");
    await studio.takeSample("Drum");
    await studio.runToTheEnd("sepia");
    await studio.runToTheEnd("pencil sketch");
    await expect(studio.divider).toBeVisible();
    await page.keyboard.press("s");
    const dialog = page.getByRole("dialog", { name: "Share" });
    await expect(dialog).toBeVisible();
    const preview = dialog.getByRole("region", { name: "What they will see" });
    await dialog.getByLabel("Title").fill("The drum");
    await expect(preview.getByText("The drum")).toBeVisible();
    await expect(preview.getByText("“pencil sketch”")).toBeVisible();
    await dialog.getByLabel("The recipe: prompt, model and values").uncheck();
    await expect(preview.getByText("“pencil sketch”")).toBeHidden();
    await dialog.getByRole("checkbox", { name: /Show version 2 too: sepia/ }).check();
    await dialog.getByLabel("Link works").selectOption("7");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Copy link" }).click();
    const link = dialog.getByLabel("Link", { exact: true });
    await expect(link).toBeVisible();
    const url = await link.inputValue();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(url);
    await dialog.getByRole("button", { name: "QR code" }).click();
    await expect(dialog.getByRole("img", { name: "QR code of the link" })).toBeVisible();
    await asStranger(browser, async (stranger) => {
      await stranger.goto(url);
      await expect(stranger.getByRole("heading", { name: "The drum" })).toBeVisible();
      await expect(stranger.getByRole("navigation").getByRole("link")).toHaveCount(2);
      await expect(stranger.getByText("pencil sketch")).toHaveCount(0);
      await dialog.getByLabel("Note").fill("for the cover");
      await expect.poll(async () => (await stranger.request.get(url)).text()).toContain("for the cover");
    });

    await dialog.getByRole("link", { name: "All shared links" }).click();
    await expect(page.getByRole("heading", { name: "Shared links" })).toBeVisible();
    const row = page.getByRole("listitem").filter({ hasText: url });
    await expect(row.getByText("opened once")).toBeVisible();
    await expectAccessible(page);
    await row.getByRole("button", { name: "Change" }).click();
    const change = page.getByRole("dialog", { name: "Change this link" });
    await change.getByLabel("Title").fill("Another drum");
    await expectAccessible(page);
    await change.getByRole("button", { name: "Close" }).click();
    await expect(row.getByText("Another drum")).toBeVisible();
    await row.getByRole("button", { name: "Revoke" }).click();
    await row.getByRole("button", { name: "Revoke for good" }).click();
    await expect(row).toHaveCount(0);
    expect((await page.request.get(url)).status()).toBe(410);
  });

  test("marks the link where the clipboard is refused", async ({ goto, studio, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
    });
    await goto("/");
    await studio.takeSample("Drum");
    await studio.runToTheEnd("sepia");
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share" });
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await expect(dialog.getByText("The link is marked")).toBeVisible();
    const isMarked = () =>
      dialog
        .getByLabel("Link", { exact: true })
        .evaluate((field: HTMLInputElement) => field.selectionEnd === field.value.length);
    await expect.poll(isMarked).toBe(true);
  });

  test("a recipe's link fills the form of whoever opens it, with undo, and nonsense does not", async ({
    goto,
    studio,
    page,
  }) => {
    const recipe = Buffer.from(JSON.stringify({ a: "builtin", p: "做成铅笔素描", n: 2 })).toString("base64url");
    await goto(`/?recipe=${recipe}`);
    await expect(studio.prompt).toHaveValue("做成铅笔素描");
    await expect(page).toHaveURL(/\/$/);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.prompt).toHaveValue("");
    await goto(`/?recipe=${recipe.slice(0, 12)}`);
    await expect(page.getByText("The recipe in this link cannot be read.")).toBeVisible();
    await expect(studio.prompt).toHaveValue("");
  });
});
