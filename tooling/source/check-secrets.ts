import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** A reviewed exception: values of this shape in these files are no secrets, for this reason. */
type SecretException = { readonly file: string; readonly value?: string; readonly why: string };

const secretShapes: readonly { readonly name: string; readonly shape: RegExp }[] = [
  { name: "a 32-byte hexadecimal value", shape: /\b0x[0-9a-f]{64}\b/gi },
  { name: "a PEM private key", shape: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { name: "a private JSON Web Key", shape: /"d"\s*:\s*"[\w-]{40,}"/g },
  { name: "an access token", shape: /\b(?:ghp_|github_pat_|npm_|AKIA|xox[bp]-)[A-Za-z0-9_-]{16,}/g },
];

const binary = /\.(?:png|jpe?g|webp|ico|woff2?|gz|zip|wasm)$/;

function readExceptions(): readonly SecretException[] {
  // The file is ours and reviewed; a wrong shape excuses nothing.
  return JSON.parse(readText("tooling/secret-exceptions.json")) as SecretException[];
}

function isObviouslyEmpty(value: string): boolean {
  return /^0x(.)\1{63}$/i.test(value) || /^0x0{40,}/i.test(value);
}

function findingsIn(path: string, exceptions: readonly SecretException[]): string[] {
  const here = exceptions.filter(({ file }) => new RegExp(`^${file}$`).test(path));
  const isExcused = (value: string): boolean =>
    here.some((each) => each.value === undefined || each.value.toLowerCase() === value.toLowerCase());
  const text = readText(path);
  return secretShapes.flatMap(({ name, shape }) =>
    [...text.matchAll(shape)]
      .filter(([value]) => !isObviouslyEmpty(value) && !isExcused(value))
      .map(({ index }) => `${path}:${text.slice(0, index).split("\n").length} holds ${name}`),
  );
}

/** Nothing that looks like a key is in the repository, but for reviewed exceptions with their reasons. */
export async function checkSecrets(): Promise<readonly string[]> {
  const exceptions = readExceptions();
  return listFiles()
    .filter(
      (path) => !path.match(/^package-lock\.json$|^tooling\/secret-exceptions\.json$/) && !binary.test(path),
    )
    .flatMap((path) => findingsIn(path, exceptions));
}
