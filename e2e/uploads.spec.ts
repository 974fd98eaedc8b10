import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { samplePhoto } from "./fixtures/sample-photo";
import { expect, test } from "./fixtures/test";

test.describe("a picture comes in", () => {
  test("a sample is on the stage at one press", async ({ goto, studio, page }) => {
    await goto("/");
    await studio.takeSample();
    await expect(page.getByRole("img", { name: "mountains.jpg" })).toBeVisible();
  });

  test("a dropped file is on the stage before it is uploaded", async ({ goto, page }) => {
    await goto("/");
    const devtools = await page.context().newCDPSession(page);
    const slowUpload = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
    await devtools.send("Network.emulateNetworkConditions", slowUpload);
    const { buffer } = await samplePhoto();
    const transfer = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], "dropped.jpg", { type: "image/jpeg" }));
      return data;
    }, buffer.toString("base64"));
    await page.dispatchEvent("main form", "dragenter", { dataTransfer: transfer });
    await expect(page.getByText("Drop the picture to edit it")).toBeVisible();
    await page.getByText("Drop the picture to edit it").dispatchEvent("drop", { dataTransfer: transfer });
    await expect(page.getByRole("img", { name: "dropped.jpg" })).toBeVisible();
    await expect(page.getByText("Drop the picture to edit it")).toBeHidden();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await expect(page).toHaveURL(/image=/);
  });

  test("a sideways photograph stands upright", async ({ goto, studio, page }) => {
    const upright = await sharp({ create: { width: 600, height: 300, channels: 3, background: "#804020" } })
      .jpeg()
      .toBuffer();
    const sideways = await sharp(upright).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    await goto("/");
    await studio.chooseFile({ name: "sideways.jpg", mimeType: "image/jpeg", buffer: sideways });
    await expect(page).toHaveURL(/image=/);
    await expect(page.getByText("300 × 600")).toBeVisible();
  });

  test("only the first frame of an animation is used, and that is said", async ({ goto, studio, page }) => {
    const frames = await sharp(
      await Promise.all(
        ["red", "blue"].map((background) =>
          sharp({ create: { width: 80, height: 80, channels: 3, background } })
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    await goto("/");
    await studio.chooseFile({ name: "moving.gif", mimeType: "image/gif", buffer: frames });
    await expect(page.getByText("This picture is animated. Its first frame is used.")).toBeVisible();
  });
});

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');

test.describe("what cannot be used is said at once, with what can", () => {
  const accepted = "JPEG, PNG, WebP, AVIF, GIF, TIFF and HEIC";
  const cases = [
    ["an SVG", "drawing.svg", "image/svg+xml", async () => svg, /SVG/],
    ["an SVG under a picture's name", "drawing.png", "image/png", async () => svg, /JPEG, PNG/],
    ["an empty file", "empty.jpg", "image/jpeg", async () => Buffer.alloc(0), /empty/],
    ["a text", "notes.txt", "text/plain", async () => Buffer.from("hello"), /not a picture/],
    [
      "a text under a picture's name",
      "notes.jpg",
      "image/jpeg",
      async () => Buffer.from("hello, I am no picture"),
      /JPEG, PNG/,
    ],
    [
      "a truncated picture",
      "half.jpg",
      "image/jpeg",
      async () => (await samplePhoto()).buffer.subarray(0, 90_000),
      /damaged|incomplete|cut off|whole/i,
    ],
    [
      "a picture of too many pixels",
      "bomb.png",
      "image/png",
      () =>
        sharp({ create: { width: 11_000, height: 11_000, channels: 3, background: "white" } })
          .png()
          .toBuffer(),
      /megapixels|pixels/i,
    ],
  ] as const;

  for (const [what, name, mimeType, bytes, sentence] of cases) {
    test(what, async ({ goto, studio, page, expectComplaint }) => {
      // The browser itself notes the refused request.
      expectComplaint("Failed to load resource");
      await goto("/");
      await studio.chooseFile({ name, mimeType, buffer: await bytes() });
      const alert = page.getByRole("alert").filter({ hasText: name });
      await expect(alert).toContainText(sentence);
      if (!/large|pixels|truncated/.test(what)) await expect(alert).toContainText(accepted);
    });
  }

  test("a file that is too large", async ({ goto, studio, page }, testInfo) => {
    const path = testInfo.outputPath("huge.jpg");
    await writeFile(path, Buffer.alloc(51 * 1024 * 1024, 1));
    await goto("/");
    await studio.chooseFile(path);
    await expect(page.getByRole("alert").filter({ hasText: "huge.jpg" })).toContainText("larger than 50");
  });

  test("an address inside our own network", async ({ request, server }) => {
    let reached = false;
    const inside = createServer((_request, response) => {
      reached = true;
      response.end();
    });
    await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/picture.png`;
    const answer = await request.post(`${server.url}/api/images`, { data: { url } });
    inside.close();
    expect([answer.status(), (await answer.json()).code, reached]).toEqual([400, "address_refused", false]);
  });
});
