import sharp from "sharp";
import type { Edit } from "../../../lib/domain/edit";
import type { Image } from "../../../lib/domain/image";

/** Many results of one source; `pictures` are their full forms, the newest first as in the filmstrip. */
export type Versions = { sourceId: string; pictures: string[] };

/** The output of an edit of a photograph of 24 megapixels: a pair of that size. */
export async function preparePair(url: string): Promise<string> {
  const source = await upload(url, 6000, 4000);
  const output = await runToTheEnd(url, source.id, "warmer");
  await settleMeasuring(url, output.editId);
  await Promise.all([source.urls.full, output.image.urls.full].map((address) => makeForm(url, address)));
  return output.id;
}

/** As many versions of a photograph of 12 megapixels. */
export async function prepareVersions(url: string, count: number): Promise<Versions> {
  const source = await upload(url, 4000, 3000);
  const pictures: string[] = [];
  for (let at = 0; at < count; at++) {
    const { image } = await runToTheEnd(url, source.id, `brightness +${1 + (at % 50)} %`);
    pictures.unshift(image.urls.full);
  }
  return { sourceId: source.id, pictures };
}

async function upload(url: string, width: number, height: number): Promise<Image> {
  const body = await sharp("public/samples/mountains.jpg")
    .resize(width, height, { fit: "cover", kernel: "cubic" })
    .jpeg({ quality: 88 })
    .toBuffer();
  const answer = await fetch(`${url}/api/images`, {
    method: "POST",
    headers: { "content-type": "image/jpeg", "x-file-name": `${width}x${height}.jpg` },
    body: new Uint8Array(body),
  });
  if (!answer.ok) throw new Error(`The picture was refused: ${await answer.text()}`);
  return (await answer.json()) as Image;
}

async function runToTheEnd(url: string, sourceId: string, prompt: string) {
  const answer = await fetch(`${url}/api/edits`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sourceId, recipe: { provider: "builtin", prompt, n: 1 } }),
  });
  if (!answer.ok) throw new Error(`The edit was refused: ${await answer.text()}`);
  const { id } = (await answer.json()) as Edit;
  for (;;) {
    const [output] = (await readEdit(url, id)).outputs;
    if (output?.status === "succeeded") return { editId: id, id: output.id, image: output.image };
    if (output?.finishedAt) throw new Error(`The output ended as ${output.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The difference is measured after the picture is there: it would else run beside what is measured here. */
async function settleMeasuring(url: string, editId: string): Promise<void> {
  while (!(await readEdit(url, editId)).outputs.every(({ difference }) => difference)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function readEdit(url: string, editId: string): Promise<Edit> {
  return (await fetch(`${url}/api/edits/${editId}`)).json() as Promise<Edit>;
}

/** Forms that are made when they are first asked for. */
async function makeForm(url: string, address: string): Promise<void> {
  await (await fetch(url + address)).arrayBuffer();
}
