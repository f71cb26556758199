import { routes } from "@medequipshare/protocol";
import {
  type Database,
  FUND_ACCOUNT,
  getFacility,
  getLedgerAccount,
  listLedgerEntries,
} from "@medequipshare/readmodel";
import type { Mount } from "../http/mount.ts";
import { pageView } from "../http/page-view.ts";
import { ledgerEntryView } from "./view.ts";

export function mountLedger(mount: Mount, db: Database): void {
  mount(routes.ledger.get, async ({ params: { facilityId }, query: { limit, cursor } }) => {
    if (facilityId !== FUND_ACCOUNT) await getFacility(db, facilityId);
    const [{ free, escrowed }, entries] = await Promise.all([
      getLedgerAccount(db, facilityId),
      listLedgerEntries(db, facilityId, { limit, after: cursor }),
    ]);
    return { facilityId, free, escrowed, entries: pageView(entries, ledgerEntryView) };
  });
}
