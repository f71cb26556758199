import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";

/**
 * Whether the disk has room for as much again as an embedded database in this directory takes; config.disk-too-full is
 * what to say when it has not.
 */
export async function findLackOfRoom(
  directory: string,
  freeBytes: (directory: string) => Promise<number> = freeOn,
): Promise<AppError | undefined> {
  const [needed, free] = await Promise.all([sizeOf(directory), freeBytes(directory)]);
  if (free >= needed) return undefined;
  return new AppError("config.disk-too-full", { directory, needed, free });
}

async function freeOn(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}

async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
