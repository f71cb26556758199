import { routes } from "@medequipshare/protocol";
import { type Database, listCompetencies, listStaff, type PersonNameStore } from "@medequipshare/readmodel";
import type { ChainClock } from "../http/chain-clock.ts";
import type { Mount } from "../http/mount.ts";

export type PeopleRoutesParameters = {
  readonly db: Database;
  readonly clock: ChainClock;
  readonly names: Pick<PersonNameStore, "listOf">;
};

export function mountPeople(mount: Mount, { db, clock, names }: PeopleRoutesParameters): void {
  mount(routes.person.list, async ({ session: { facilityId } }) => {
    if (facilityId === null) return { items: [] };
    const [now, staff, competencies, called] = await Promise.all([
      clock(),
      listStaff(db, facilityId),
      listCompetencies(db, facilityId),
      names.listOf(facilityId),
    ]);
    const items = staff
      .filter(({ leftAt, until }) => leftAt === null && until > now)
      .map(({ account, roles, until }) => ({
        account,
        name: called.get(account) ?? null,
        roles,
        until,
        competencies: competencies
          .filter((competency) => competency.account === account && competency.until > now)
          .map(({ productCode, until }) => ({ productCode, until })),
      }));
    return { items };
  });
}
