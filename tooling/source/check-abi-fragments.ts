import { abiFragments } from "./abi-fragments.ts";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** A reviewed exception: what this file encodes no ABI of ours names, or it must not be taken from there. */
type AbiException = { readonly path: string; readonly why: string };

const exceptionsPath = "tooling/abi-exceptions.json";
const source = /\.(?:ts|tsx|mts|mjs|js)$/;
const notOurs = /\.gen\.ts$|^tooling\/source\/abi-fragments(?:\.test)?\.ts$/;

/** Nobody writes by hand what the contracts' generated ABIs say, and no exception outlives its reason. */
export async function checkAbiFragments(): Promise<readonly string[]> {
  // The file is ours and reviewed; a wrong shape excuses nothing.
  const exceptions = JSON.parse(readText(exceptionsPath)) as AbiException[];
  const found = listFiles()
    .filter((path) => source.test(path) && !notOurs.test(path))
    .flatMap((path) => abiFragments(readText(path)).map((line) => ({ path, line })));
  const isExcused = (path: string): boolean => exceptions.some((each) => each.path === path);
  const idle = exceptions.filter(({ path }) => !found.some((each) => each.path === path));
  return [
    ...idle.map(({ path }) => `${exceptionsPath} names ${path}, which writes no piece of an ABI`),
    ...exceptions
      .filter(({ why }) => !why)
      .map(({ path }) => `${exceptionsPath} gives no reason for ${path}`),
    ...found
      .filter(({ path }) => !isExcused(path))
      .map(
        ({ path, line }) =>
          `${path}:${line} writes a piece of an ABI by hand; take it from the generated one`,
      ),
  ];
}
