import { Role } from "@medequipshare/domain";
import {
  acceptWork,
  appointStaff,
  approveWork,
  contribute,
  reportWork,
  requestWork,
} from "@medequipshare/sdk";
import type { Person } from "../../access/person.ts";
import { refusal } from "../refusal.ts";
import { idOf, jsonBytes, known, post, type Stage } from "../stage.ts";
import { YEAR_SECONDS } from "./join.ts";

/** Preventive maintenance by a provider: requested, approved by a third person, done, accepted, paid from the fund. */
export async function maintain(stage: Stage, dollars: number): Promise<void> {
  const { cast, places, facts, record } = stage;
  const unitId = known(facts, "unitId");
  const amount = BigInt(dollars) * 1_000_000n;
  const finance = await cast.person(places.owner, "finance");
  const engineer = await cast.person(places.owner, "biomedical");
  const provider = await cast.person(places.provider, "biomedical");
  const readers = [idOf(stage, places.owner), idOf(stage, places.provider)];

  await contribute(finance.writer, { unitId, amount });
  record.tell({ who: finance.name, what: "added the owner's share to the unit's fund", money: amount });
  const quote = await provider.put({
    kind: "quote",
    bytes: jsonBytes({ work: "preventive", dollars }),
    recipients: readers,
  });
  const providerId = idOf(stage, places.provider);
  const requester = await appointToBothRoles(stage);
  const { workOrderId } = await requestWork(requester.writer, {
    unitId,
    providerId,
    kind: "preventive",
    amount,
    quote,
  });
  record.tell({
    who: requester.name,
    what: `requested preventive maintenance, work order ${workOrderId}`,
    money: amount,
  });
  await refusal("maintenance.parties-not-distinct", () => approveWork(requester.writer, { workOrderId }));
  record.tell({ who: requester.name, what: "put the rule to the test and approved it too: refused" });
  await approveWork(finance.writer, { workOrderId });
  record.tell({ who: finance.name, what: "approved it, being neither requester nor payee" });
  const document = await provider.put({
    kind: "work-report",
    bytes: jsonBytes({ work: "preventive", result: "within limits (invented)" }),
    recipients: readers,
  });
  await reportWork(provider.writer, { workOrderId, document });
  record.tell({ who: provider.name, what: "did the work and reported it" });
  const paid = await acceptWork(engineer.writer, { workOrderId });
  post(stage, places.owner, -amount);
  post(stage, places.provider, amount);
  record.tell({
    who: engineer.name,
    what: `accepted it; ${places.provider.name} was paid from the fund`,
    money: paid.amount,
  });
}

/** Somebody at the owner whose roles allow both requesting and approving: only the rule against doing both is left. */
async function appointToBothRoles(stage: Stage): Promise<Person> {
  const { cast, places, clock, record } = stage;
  const administrator = await cast.person(places.owner, "administrator");
  const person = await cast.person(places.owner, "biomedical and finance");
  const offer = {
    facilityId: idOf(stage, places.owner),
    roles: Role.biomedical | Role.finance,
    until: (await clock.now()) + YEAR_SECONDS,
  };
  await appointStaff(administrator.writer, await person.accept(offer));
  record.tell({ who: administrator.name, what: "appointed one person both biomedical and finance" });
  return person;
}
