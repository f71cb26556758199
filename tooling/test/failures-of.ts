/**
 * What Hardhat says of the tests that failed. It prints every test as it ends, then a summary such as "511 passing",
 * "1 failing", and after that each failure in full; only what follows the summary, and the summary, is kept. An output
 * without failures, such as one of a compilation, is returned whole.
 */
export function failuresOf(output: string): string {
  const lines = output.split("\n");
  const failing = lines.findIndex((line) => /^\s*\d+ failing\b/.test(line));
  if (failing < 0) return output.trim();
  // Each runner has a summary and failures of its own.
  const kept: string[] = [];
  let isKeeping = false;
  for (const line of lines) {
    if (/^\s*\d+ (passing|failing)\b/.test(line)) isKeeping = true;
    else if (/^\s*(Running|✔|Compiling|Compiled)/.test(line)) isKeeping = false;
    if (isKeeping) kept.push(line);
  }
  return kept.join("\n").trim();
}
