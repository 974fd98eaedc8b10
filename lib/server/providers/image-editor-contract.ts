import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Warning } from "@/lib/domain/edit";
import { type ControlName, findModel, type Provider } from "@/lib/domain/model-catalog";
import { type Recipe, SEED_MAX } from "@/lib/domain/recipe";
import { recipeProblems } from "@/lib/domain/recipe-readiness";
import { recipeSchema } from "@/lib/domain/recipe-schema";
import { type CatalogModel, type EditRequest, type ImageEditor, type Progress, ProviderError } from "./image-editor";

/** An adapter under test, wired to its emulator where it needs one. */
export type ContractSubject = {
  editor: ImageEditor;
  /** A prompt that the adapter carries out. */
  prompt: string;
  /** Keys that may appear in nothing that the adapter gives back or throws. */
  secrets: readonly string[];
  /** Fetches a picture that was given as an address; needed where the adapter gives addresses. */
  download?: (url: string) => Promise<Buffer>;
  /** An adapter of the same kind whose calls fail, to see how it fails; left out where nothing can fail. */
  failing?: ImageEditor;
  close?: () => Promise<void>;
};

type Done = Extract<Progress, { state: "done" }>;

/** What every adapter promises, whatever stands behind it. `create` makes a fresh subject for each test. */
export function imageEditorContract(name: string, create: () => Promise<ContractSubject> | ContractSubject): void {
  describe(`image editor contract: ${name}`, () => {
    let subject: ContractSubject;
    beforeEach(async () => {
      subject = await create();
    });
    afterEach(async () => {
      await subject.close?.();
    });

    describeCatalogue(() => subject);
    describePictures(() => subject);
    describeHonesty(() => subject);
    describeFailures(() => subject);
  });
}

function describeCatalogue(subject: () => ContractSubject): void {
  it("has a catalogue whose defaults lie within their ranges", () => {
    const { editor } = subject();
    expect(editor.models.length).toBeGreaterThan(0);
    expect(new Set(editor.models.map(({ id }) => id)).size).toBe(editor.models.length);
    expect(editor.concurrency).toBeGreaterThanOrEqual(1);
    for (const model of editor.models) {
      expect(model.limits.promptMaxCharacters).toBeGreaterThan(0);
      expect(model.source.mediaTypes.length).toBeGreaterThan(0);
      expect(model.asOf ?? "2026-01").toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
      if (model.price) expect(model.price.amount).toBeGreaterThanOrEqual(0);
      for (const control of Object.values(model.controls)) expectValidControl(control);
    }
  });

  it("accepts the recipe that its own catalogue proposes", () => {
    const { editor } = subject();
    for (const model of editor.models) {
      const recipe = defaultRecipe(subject(), model);
      expect(recipeProblems(recipe, [toProvider(editor)])).toEqual([]);
      expect(recipeSchema.parse(recipe)).toEqual(recipe);
      expect(findModel([toProvider(editor)], recipe)?.id).toBe(model.id);
    }
  });
}

function describePictures(subject: () => ContractSubject): void {
  it("makes a picture that can be read and is not its source", async () => {
    const request = await newRequest(subject());
    const done = await run(subject(), request);
    const bytes = await bytesOf(subject(), done);
    const { format, width, height } = await sharp(bytes).metadata();
    expect(["png", "jpeg", "webp"]).toContain(format);
    expect(width * height).toBeGreaterThan(0);
    expect(bytes.equals(request.source.bytes)).toBe(false);
  });

  it("makes a picture from a source with transparency", async () => {
    const done = await run(subject(), await newRequest(subject(), {}, { transparent: true }));
    expect((await sharp(await bytesOf(subject(), done)).metadata()).width).toBeGreaterThan(0);
  });

  it("keeps calls that run at the same time apart", async () => {
    const model = firstModel(subject());
    const seeds = model.controls.seed.supported ? [11, 22, 33] : [null, null, null];
    const requests = await Promise.all(seeds.map((seed) => newRequest(subject(), { seed })));
    const results = await Promise.all(requests.map((request) => run(subject(), request)));
    for (const [index, result] of results.entries()) {
      if (seeds[index] !== null) expect(result.seed).toBe(seeds[index]);
      expect((await bytesOf(subject(), result)).length).toBeGreaterThan(0);
    }
    expect(new Set(results.map(({ sent }) => sent)).size).toBe(results.length);
  });
}

function describeHonesty(subject: () => ContractSubject): void {
  it("warns about every control that is set and not taken", async () => {
    const { controls } = firstModel(subject());
    const set: Partial<Recipe> = {
      negativePrompt: "text",
      strength: 0.9,
      steps: 20,
      guidanceScale: 2.5,
      seed: 7,
      size: "1024x1024",
    };
    const done = await run(subject(), await newRequest(subject(), set));
    const names = Object.keys(set) as ControlName[];
    const warned = (field: ControlName) => done.warnings.some((warning) => isUnsupported(warning, field));
    expect(names.filter(warned)).toEqual(names.filter((control) => !controls[control].supported));
  });

  it("does not warn about controls that were left alone", async () => {
    const done = await run(subject(), await newRequest(subject()));
    expect(done.warnings.filter(({ kind }) => kind === "unsupported")).toEqual([]);
  });

  it("records the seed that was used where the model takes one", async () => {
    const { seed } = firstModel(subject()).controls;
    const done = await run(subject(), await newRequest(subject(), { seed: 4711 }));
    if (seed.supported) expect(done.seed).toBe(4711);
    else expect(done.sent).not.toHaveProperty("seed");
  });

  it("tells what was sent, without picture bytes", async () => {
    const request = await newRequest(subject());
    const { sent } = await run(subject(), request);
    expect(Object.values(sent).join("\n")).toContain(subject().prompt);
    expect(JSON.stringify(sent).length).toBeLessThan(4000);
    expect(JSON.stringify(sent)).not.toContain(request.source.bytes.toString("base64").slice(0, 40));
    for (const value of Object.values(sent)) expect(["string", "number", "boolean", "object"]).toContain(typeof value);
  });

  it("never gives a key away", async () => {
    const done = await run(subject(), await newRequest(subject()));
    const { picture: _picture, ...rest } = done;
    expectNoSecret(JSON.stringify(rest), subject());
    expectNoSecret(JSON.stringify({ ...subject().editor }), subject());
  });
}

function describeFailures(subject: () => ContractSubject): void {
  it("stops before it begins when it is told so", async () => {
    const error = await failureOf(subject().editor.submit(await newRequest(subject()), AbortSignal.abort()));
    expect(error.code).toBe("canceled");
  });

  it("stops under way when it is told so", async () => {
    const controller = new AbortController();
    const request = await newRequest(subject(), {}, { side: 1600 });
    const submitted = failureOf(subject().editor.submit(request, controller.signal));
    setImmediate(() => controller.abort());
    expect((await submitted).code).toBe("canceled");
  });

  it("fails in the port's own words for a ticket that nobody knows", async () => {
    const error = await failureOf(subject().editor.collect("no-such-ticket", new AbortController().signal));
    expectNoSecret(everythingSaid(error), subject());
  });

  it("fails in the port's own words when a call fails, and gives no key away", async () => {
    const { failing } = subject();
    const broken = { ...(await newRequest(subject())).source, bytes: Buffer.from("no picture") };
    const request = { ...(await newRequest(subject())), ...(failing ? {} : { source: broken }) };
    const error = await failureOf((failing ?? subject().editor).submit(request, new AbortController().signal));
    expect(error.message).toMatch(/\S/);
    expectNoSecret(everythingSaid(error), subject());
  });
}

function expectValidControl(control: CatalogModel["controls"][ControlName]): void {
  if (!control.supported) {
    expect(control.reason).toMatch(/^[a-z_]+$/);
    return;
  }
  if (control.type === "text") {
    expect(control.maxCharacters).toBeGreaterThan(0);
    return;
  }
  expect(control.min).toBeLessThan(control.max);
  expect(control.step).toBeGreaterThan(0);
  if (typeof control.default === "number") {
    expect(control.default).toBeGreaterThanOrEqual(control.min);
    expect(control.default).toBeLessThanOrEqual(control.max);
  }
  if (control.type === "integer") expect(control.max).toBeLessThanOrEqual(SEED_MAX);
}

function isUnsupported({ field, kind }: Warning, wanted: ControlName): boolean {
  return field === wanted && kind === "unsupported";
}

function firstModel({ editor }: ContractSubject): CatalogModel {
  const [model] = editor.models;
  if (!model) throw new Error(`${editor.id} has no model.`);
  return model;
}

function toProvider({ id, label, configured, ai, concurrency, keyVariable, models }: ImageEditor): Provider {
  const rows = models.map((model) => ({ ...model, typicalMs: null }));
  return { id, label, configured, ai, concurrency, keyVariable: keyVariable ?? null, models: rows };
}

/** Every control at its default, as the form shows it at first. */
function defaultRecipe(
  { editor, prompt }: ContractSubject,
  { id, controls }: CatalogModel,
): Recipe & { model: string } {
  const value = (name: "strength" | "steps" | "guidanceScale" | "seed" | "n") => {
    const control = controls[name];
    return control.supported ? control.default : null;
  };
  return {
    provider: editor.id,
    model: id,
    prompt,
    negativePrompt: null,
    strength: value("strength"),
    steps: value("steps"),
    guidanceScale: value("guidanceScale"),
    seed: value("seed"),
    n: value("n") ?? 1,
    size: controls.size.supported ? controls.size.default : null,
    sendSize: "model",
  };
}

async function newRequest(
  subject: ContractSubject,
  set: Partial<Recipe> = {},
  { side = 96, transparent = false } = {},
): Promise<EditRequest> {
  const model = firstModel(subject);
  const seed = model.controls.seed.supported ? 1 : null;
  return {
    recipe: { ...defaultRecipe(subject, model), seed, ...set, model: model.id },
    source: await newSource(side, transparent),
    userId: "contract",
  };
}

/** A photograph of sorts: a gradient with shapes, in colour. */
async function newSource(side: number, transparent: boolean): Promise<EditRequest["source"]> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 96 96">
    <linearGradient id="g"><stop stop-color="#24486a"/><stop offset="1" stop-color="#e8b070"/></linearGradient>
    ${transparent ? "" : '<rect width="96" height="96" fill="url(#g)"/>'}
    <circle cx="40" cy="50" r="24" fill="#b03028"/><rect x="52" y="20" width="30" height="40" fill="#2f7d46" opacity="0.8"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  return { bytes, mediaType: "image/png", width: side, height: side, hasAlpha: transparent };
}

async function run({ editor }: ContractSubject, request: EditRequest): Promise<Done> {
  const { signal } = new AbortController();
  let progress = await editor.submit(request, signal);
  while (progress.state === "waiting") {
    await new Promise((resolve) => setTimeout(resolve, 20));
    progress = await editor.collect(progress.ticket, signal);
  }
  return progress;
}

async function bytesOf({ download }: ContractSubject, { picture }: Done): Promise<Buffer> {
  if ("bytes" in picture) return picture.bytes;
  if (!download) throw new Error("The adapter gives addresses: the contract needs a way to download them.");
  return download(picture.url);
}

async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => new Error("It did not fail."),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

function everythingSaid(error: ProviderError): string {
  const { message, code, providerCode, providerMessage, providerRequestId, warnings } = error;
  return JSON.stringify([message, code, providerCode, providerMessage, providerRequestId, warnings]);
}

function expectNoSecret(text: string, { secrets }: ContractSubject): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}
