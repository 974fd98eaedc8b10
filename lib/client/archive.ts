/** Hands the browser a file to save: a form, because an address would be too short for thousands of ids. */
export function saveArchive(outputIds: readonly string[]): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/api/outputs/archive";
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "outputIds";
  field.value = outputIds.join(",");
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
