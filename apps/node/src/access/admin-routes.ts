import { type ChainDigest, type RouteOutput, routes } from "@medequipshare/protocol";
import { type Database, digestOfChain, digestOfLocal, findCursor } from "@medequipshare/readmodel";
import type { Mount } from "../http/mount.ts";
import type { Indexer } from "../indexer/create-indexer.ts";

export type AdminRoutesParameters = { readonly db: Database; readonly indexer: Indexer };

export function mountAdmin(mount: Mount, { db, indexer }: AdminRoutesParameters): void {
  mount(routes.admin.digest, async () => ({
    block: (await findCursor(db))?.number ?? null,
    chain: mutable(await digestOfChain(db)),
    local: mutable(await digestOfLocal(db)),
  }));

  mount(routes.admin.rebuild, async () => {
    const startedAt = performance.now();
    const outcome = await rebuildOnce(db, indexer);
    return { ...outcome, durationMs: Math.round(performance.now() - startedAt) };
  });
}

type Digests = Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;

function mutable(digests: Digests): ChainDigest {
  return { ...digests };
}

function isSame(a: Digests, b: Digests): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * New blocks may come while it rebuilds, and the node's own acts be recorded; then the comparison is repeated, for it
 * would compare different chains, or blame the rebuilding for what was done beside it. What rebuilding itself does to the
 * local schema it does every time.
 */
async function rebuildOnce(db: Database, indexer: Indexer, attempts = 5): Promise<RebuildOutcome> {
  await indexer.syncOnce();
  const blockBefore = (await findCursor(db))?.number ?? 0;
  const [before, localBefore] = [await digestOfChain(db), await digestOfLocal(db)];
  await indexer.rebuild();
  const [after, localAfter] = [await digestOfChain(db), await digestOfLocal(db)];
  const block = (await findCursor(db))?.number ?? 0;
  const isDisturbed = block !== blockBefore || !isSame(localBefore, localAfter);
  if (isDisturbed && attempts > 1) return rebuildOnce(db, indexer, attempts - 1);
  return {
    block,
    before: mutable(before),
    after: mutable(after),
    equal: isSame(before, after),
    localUntouched: isSame(localBefore, localAfter),
  };
}

type RebuildOutcome = Omit<RouteOutput<typeof routes.admin.rebuild>, "durationMs">;
