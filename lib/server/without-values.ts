/** The text of an error without the values of its query, which are people's prompts among others; also where it stands indented. */
export function withoutValues(text: string): string {
  return text.replace(/\n *params: [\s\S]*?(?=\n {4,}at |\n *caused by: |$)/g, "");
}
