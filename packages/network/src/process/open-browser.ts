import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";

/**
 * Chromium from npm, with what a slim image lacks. The package reuses any Chromium it finds in the temporary folder, so
 * each version gets its own; it unpacks system libraries only when told that it runs on Lambda; and its list of fonts
 * names a fixed folder, so ours names the folder it really unpacked them to.
 */
export async function openBrowser(): Promise<Browser> {
  const manifest = new URL("../../../../package.json", import.meta.url);
  const version: string = JSON.parse(readFileSync(manifest, "utf8")).devDependencies["@sparticuz/chromium"];
  const folder = join(tmpdir(), `medequipshare-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "fonts.conf"), fontList(folder));
  Object.assign(process.env, {
    TMPDIR: folder,
    FONTCONFIG_PATH: folder,
    AWS_LAMBDA_JS_RUNTIME: "nodejs24.x",
  });
  // Both read the environment when they are loaded.
  const { default: pack } = await import("@sparticuz/chromium");
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath: await pack.executablePath(), args, headless: true });
}

const args = [
  "--no-sandbox",
  "--headless=shell",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

function fontList(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
