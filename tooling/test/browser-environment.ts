import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readText } from "../source/read-text.ts";

/**
 * Environment for tests with Chromium from npm. The package reuses any Chromium it finds in the temporary
 * folder, of whatever version, so each version gets a folder of its own; and it unpacks the system libraries
 * that slim images lack only when told that it runs on Lambda.
 */
export function browserEnvironment(): Readonly<Record<string, string>> {
  // The root package.json is ours and pins this version; without it the folder is merely misnamed.
  const manifest = JSON.parse(readText("package.json")) as { devDependencies: Record<string, string> };
  const version = manifest.devDependencies["@sparticuz/chromium"] ?? "unknown";
  const folder = join(tmpdir(), `medequipshare-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  return { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" };
}
