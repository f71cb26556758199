import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { listActs } from "./list-acts.ts";

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
  /[/](?:[\w-]+-)?acts[.]ts$/.test(path),
);

it("has every act of every room", () => {
  const declared = files.flatMap((path) =>
    [...readFileSync(new URL(path, folder), "utf8").matchAll(/export const (\w+) = defineAct/g)].map(
      ([, name]) => name,
    ),
  );
  expect(declared.length).toBeGreaterThan(50);
  expect(
    listActs()
      .map(({ actName }) => actName)
      .toSorted(),
  ).toEqual(declared.toSorted());
});
