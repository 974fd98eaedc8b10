import { type FormPart, formFields, parseForm } from "../core/form-body";
import type { Incoming } from "../core/service";

/** The form of an edit, written into the log; null when the body is none. */
export async function readForm(incoming: Incoming): Promise<FormPart[] | null> {
  const form = await parseForm(incoming.headers, incoming.body);
  if (form) incoming.call.fields = await formFields(form);
  return form;
}

/** Notes the parts that the server passes over in silence. */
export function noteUnknown({ call }: Incoming, form: readonly FormPart[], known: readonly string[]): void {
  for (const name of new Set(form.map((part) => part.name))) {
    if (!known.includes(name)) call.complaints.push(`${name} is unknown and was ignored`);
  }
}
