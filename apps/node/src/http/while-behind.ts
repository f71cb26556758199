import { AppError } from "@medequipshare/domain";

/** What comes from the chain, as a refusal names it; all else is this node's own. */
const FROM_CHAIN = new Set<unknown>([
  "facility",
  "unit",
  "reservation",
  "loan",
  "work order",
  "version of terms",
]);

/** A refusal that says that the node may not have yet what it does not find, while it is behind the chain. */
export async function whileBehind(error: AppError, readLag: () => Promise<number | null>): Promise<AppError> {
  const { code, evidence } = error;
  if (code !== "input.not-found" || !FROM_CHAIN.has(evidence["what"])) return error;
  const blocksBehind = await readLag();
  if (blocksBehind === null || blocksBehind === 0) return error;
  const hint = `This node is ${blocksBehind} blocks behind the chain and may not have it yet: ask again when it has caught up. If it is still not there, check the identifier.`;
  return new AppError(code, { ...evidence, blocksBehind }, { cause: error, hint });
}
