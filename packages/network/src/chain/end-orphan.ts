import { existsSync, readFileSync, rmSync } from "node:fs";

/** Ends the anvil that an earlier, killed chain process left behind, if the recorded id still is one. */
export async function endOrphan(pidPath: string): Promise<void> {
  if (!existsSync(pidPath)) return;
  const pid = Number(readFileSync(pidPath, "utf8"));
  const isAnvil = () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("anvil");
    } catch {
      return false;
    }
  };
  if (pid > 0 && isAnvil()) {
    process.kill(pid, "SIGKILL");
    while (isAnvil()) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  rmSync(pidPath, { force: true });
}
