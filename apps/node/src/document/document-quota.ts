import { AppError } from "@medequipshare/domain";
import type { Hex } from "@medequipshare/protocol";
import type { DocumentSum } from "@medequipshare/readmodel";

/** What one person may store in a day of UTC; all applicants together have as much as one person. */
export type DailyLimit = { readonly documents: number; readonly bytes: number };

export type DocumentQuota = {
  /** Stores so many bytes unless that is more than the author may today. Throws document.quota-exceeded. */
  within<Stored>(
    author: { readonly account: Hex; readonly facilityId: number | null },
    bytes: number,
    store: () => Promise<Stored>,
  ): Promise<Stored>;
};

export type DocumentQuotaParameters = {
  readonly limit: DailyLimit;
  readonly storedSince: (asked: { since: number; by: Hex | "applicants" }) => Promise<DocumentSum>;
  readonly now: () => number;
};

const DAY_SECONDS = 86_400;

export function documentQuota({ limit, storedSince, now }: DocumentQuotaParameters): DocumentQuota {
  const turns = new Map<Hex | "applicants", Promise<unknown>>();

  async function require(by: Hex | "applicants", account: Hex, bytes: number): Promise<void> {
    const since = now() - (now() % DAY_SECONDS);
    const stored = await storedSince({ since, by });
    if (stored.documents + 1 <= limit.documents && stored.bytes + bytes <= limit.bytes) return;
    throw new AppError("document.quota-exceeded", {
      account,
      documents: limit.documents,
      bytes: limit.bytes,
      again: since + DAY_SECONDS,
    });
  }

  return {
    within({ account, facilityId }, bytes, store) {
      const by = facilityId === null ? "applicants" : account;
      // One after the other: what is stored at the same moment counts too.
      const result = (turns.get(by) ?? Promise.resolve()).then(async () => {
        await require(by, account, bytes);
        return store();
      });
      const ended: Promise<unknown> = result
        .catch(() => undefined)
        .then(() => turns.get(by) === ended && turns.delete(by));
      turns.set(by, ended);
      return result;
    },
  };
}
