import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "@medequipshare/domain";

/** Throws access.admin-token-wrong unless the token is the one in the file, which only this machine's user may read. */
export type RequireAdmin = (token: string | undefined) => void;

/** Reads the administrator's token, making it on first use. */
export async function loadAdminToken(file: string): Promise<RequireAdmin> {
  const token = await readOrMake(file);
  const expected = digest(token);
  return (given) => {
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      throw new AppError("access.admin-token-wrong");
    }
  };
}

async function readOrMake(file: string): Promise<string> {
  const made = randomBytes(32).toString("base64url");
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, `${made}\n`, { flag: "wx", mode: 0o600 });
    return made;
  } catch {
    return (await readFile(file, "utf8")).trim();
  }
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
