import type { IModule } from "dependency-cruiser";

type Importer = Pick<IModule, "source"> & {
  readonly dependencies: readonly {
    readonly resolved: string;
    readonly dynamic: boolean;
    readonly dependencyTypes: readonly string[];
  }[];
};

/** What Node loads before the first line of a module runs: no type, nothing imported while running. */
function loadedBy({ dependencies }: Importer): string[] {
  const types = new Set(["type-only", "pre-compilation-only"]);
  return dependencies
    .filter((each) => !each.dynamic && !each.dependencyTypes.some((type) => types.has(type)))
    .map(({ resolved }) => resolved);
}

/** The shortest chain of imports from a program to a generated file, if there is one. */
function wayToGenerated(
  program: string,
  bySource: ReadonlyMap<string, Importer>,
): readonly string[] | undefined {
  const seen = new Set([program]);
  const chains = [[program]];
  for (const chain of chains) {
    const last = bySource.get(chain.at(-1) ?? "");
    const ways = last ? loadedBy(last).map((next) => [...chain, next]) : [];
    const found = ways.find((way) => way.at(-1)?.endsWith(".gen.ts"));
    if (found) return found;
    for (const way of ways) {
      const next = way.at(-1) ?? "";
      if (!seen.has(next)) chains.push(way);
      seen.add(next);
    }
  }
  return undefined;
}

/**
 * Which programs import, before their first line runs, a file that the build generates. They compile the contracts
 * themselves, and from a bare clone they would end before they could.
 */
export function earlyImports(programs: readonly string[], modules: readonly Importer[]): readonly string[] {
  const bySource = new Map(modules.map((each) => [each.source, each]));
  return programs.flatMap((program) => {
    if (!bySource.has(program)) return [`${program}: no such program was looked at`];
    const way = wayToGenerated(program, bySource);
    return way ? [`${way.join(" -> ")}: imported before anything has generated it`] : [];
  });
}
