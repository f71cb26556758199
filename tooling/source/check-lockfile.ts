import { readText } from "./read-text.ts";

/** The lockfile names no registry host and package versions are exact, so that any registry can serve them. */
export async function checkLockfile(): Promise<readonly string[]> {
  const resolved = readText("package-lock.json").match(/"resolved": "https?:[^"]*"/g) ?? [];
  const hosts = [...new Set(resolved)].slice(0, 5).map((line) => `package-lock.json holds ${line}`);
  const registry = /^\s*registry\s*=.*/m.exec(readText(".npmrc"));
  return [...hosts, ...(registry ? [`.npmrc names a registry: ${registry[0]}`] : [])];
}
