import sharp from "sharp";
import { expect, it } from "vitest";
import { isSrgbProfile } from "./is-srgb-profile";
import { readFixture, scene } from "./test-scene";

const profileOf = async (picture: Buffer) => (await sharp(picture).metadata()).icc ?? Buffer.alloc(0);

it("knows sRGB by its primaries and not by its name", async () => {
  const profile = await profileOf(await scene().withIccProfile("srgb").jpeg().toBuffer());
  expect(isSrgbProfile(profile)).toBe(true);
  const renamed = Buffer.from(profile.toString("latin1").replaceAll("sRGB", "xyzw"), "latin1");
  expect(isSrgbProfile(renamed)).toBe(true);
});

it("tells Display P3 and inks from it", async () => {
  expect(isSrgbProfile(await profileOf(await readFixture("display-p3-gps.jpg")))).toBe(false);
  const inks = await scene().toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer();
  expect((await profileOf(inks)).toString("latin1", 16, 20)).toBe("CMYK");
  expect(isSrgbProfile(await profileOf(inks))).toBe(false);
});

it.each([0, 20, 130, 200])("takes a profile cut off after %i bytes for another one", async (length) => {
  const profile = await profileOf(await scene().withIccProfile("p3").jpeg().toBuffer());
  expect(isSrgbProfile(profile.subarray(0, length))).toBe(false);
});
