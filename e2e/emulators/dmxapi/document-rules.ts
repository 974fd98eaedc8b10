import type { SentField } from "../core/call";
import { type FormPart, textOf } from "../core/form-body";
import { mediaTypeOf } from "../core/picture";
import { parseSize } from "../core/working-size";

/** "<4MB" in the seed document, read the smaller way. */
export const MAX_IMAGE_BYTES = 4_000_000;
const MAX_PROMPT_CHARACTERS = 1000;

const documented = ["image", "prompt", "n", "size", "response_format", "user", "model"];
const extensions: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
};

/** How a form departs from DMXAPI's own page (the seed document); an empty list is a form to the letter. */
export function complaintsAbout(form: readonly FormPart[], fields: readonly SentField[]): string[] {
  const names = form.map(({ name }) => name);
  return [
    ...[...new Set(names)].filter((name) => !documented.includes(name)).map((name) => `${name} is unknown`),
    ...[...new Set(names)]
      .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
      .map((name) => `${name} is there twice`),
    ...form
      .filter((part) => part.name !== "image" && part.fileName !== null)
      .map(({ name }) => `${name} must be no file`),
    ...imageComplaints(fields.find(({ name, fileName }) => name === "image" && fileName !== null)),
    ...valueComplaints(form),
  ];
}

function imageComplaints(image: SentField | undefined): string[] {
  if (!image) return ["image must be a file"];
  const { fileName, contentType, picture } = image;
  if (!picture) return ["image is no picture that decodes"];
  const extension = /\.([a-z]+)$/.exec(fileName ?? "")?.[1] ?? "";
  const complaints: string[] = [];
  if (!extensions[extension])
    complaints.push(`image's file name "${fileName}" must end in ${Object.keys(extensions).join(", ")}`);
  else if (extensions[extension] !== contentType)
    complaints.push(`image is called "${fileName}" and said to be ${contentType}`);
  if (contentType !== mediaTypeOf(picture.format))
    complaints.push(`image is said to be ${contentType} and is ${picture.format}`);
  if (image.bytes >= MAX_IMAGE_BYTES) complaints.push(`image must be under ${MAX_IMAGE_BYTES} bytes`);
  return complaints;
}

function valueComplaints(form: readonly FormPart[]): string[] {
  const complaints: string[] = [];
  const prompt = textOf(form, "prompt");
  if (!prompt?.trim()) complaints.push("prompt is required");
  else if ([...prompt].length > MAX_PROMPT_CHARACTERS)
    complaints.push(`prompt must have at most ${MAX_PROMPT_CHARACTERS} characters`);
  const n = textOf(form, "n");
  if (n !== null && !/^([1-9]|10)$/.test(n)) complaints.push("n must be an integer of 1 to 10");
  const size = textOf(form, "size");
  if (size !== null && !parseSize(size)) complaints.push("size must be WxH");
  const format = textOf(form, "response_format");
  if (format !== null && format !== "url" && format !== "b64_json")
    complaints.push("response_format must be url or b64_json");
  if (textOf(form, "user") === "") complaints.push("user must not be empty");
  return complaints;
}
