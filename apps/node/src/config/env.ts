/** The environment variables of this program, without their common prefix. The only reader of process.env. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> {
  const own = Object.entries(source).flatMap(([name, value]): [string, string][] =>
    name.startsWith(ENV_PREFIX) && value !== undefined && value !== ""
      ? [[name.slice(ENV_PREFIX.length), value]]
      : [],
  );
  return Object.fromEntries(own);
}

export const ENV_PREFIX = "MEDEQUIPSHARE_";
