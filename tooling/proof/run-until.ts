import { type Command, type CommandResult, runCommand } from "../run/run-command.ts";

/** The time given to `npm run prove` came to its end while a piece was tried: that has shown nothing. */
export class TimeUp extends Error {}

const longestSeconds = 12 * 3600;

/** Runs a program at most until `endsAt` (milliseconds). Throws TimeUp when that stopped it; its own limit is a result. */
export async function runUntil(endsAt: number, command: Command): Promise<CommandResult> {
  const left = Math.ceil((endsAt - Date.now()) / 1000);
  if (left <= 0) throw new TimeUp();
  const timeoutSeconds = Math.min(command.timeoutSeconds ?? longestSeconds, left);
  const result = await runCommand({ ...command, timeoutSeconds });
  if (result.isStopped && Date.now() >= endsAt) throw new TimeUp();
  return result;
}
