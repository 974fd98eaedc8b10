const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const dim = paint("2");
export const bold = paint("1");
export const amber = paint("33");

/** One of a few quiet lines for whoever started the command. */
export function say(text = "") {
  console.log(text ? `  ${text}` : "");
}

/** Why it cannot go on and what to do, instead of a stack; ends the process. */
export function giveUp(...sentences) {
  console.error(`\n${sentences.map((sentence) => `  ${sentence}`).join("\n\n")}\n`);
  process.exit(1);
}
