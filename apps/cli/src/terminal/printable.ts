/** C0 but the line feed, DEL, C1, and what turns or ends a line of text unseen: bidirectional controls, U+2028, U+2029. */
const CONTROLS = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Text that a terminal shows as it is: names come from anybody, and an escape sequence could rewrite a verdict. */
export function printable(text: string): string {
  return text.replace(CONTROLS, pictureOf);
}

/** The same on one line, for a value within a line of the program's own. */
export function printableLine(text: string): string {
  return printable(text.replaceAll("\n", "\u240a"));
}

/** JSON that says the same, with escapes for such characters. */
export function printableJson(json: string): string {
  return json.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}
