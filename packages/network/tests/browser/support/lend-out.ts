import { parseRoles, type RoleName } from "@medequipshare/domain";
import { appointStaff } from "@medequipshare/sdk";
import type { LocalAccount } from "viem";
import { acceptByWallet } from "../../../src/access/accept-by-wallet.ts";
import { giveWalletsGas } from "../../../src/demonstration/wallets.ts";
import type { WalletPerson } from "../../../src/seed/parts/wallets.ts";
import type { JoinedNetwork } from "../../../src/story/joined.ts";
import { openingReading } from "../../../src/story/lend-a-ventilator.ts";
import { createRandom } from "../../../src/story/random.ts";
import { createRecord } from "../../../src/story/record.ts";
import { setStage } from "../../../src/story/set-stage.ts";
import { idOf, known, type Stage } from "../../../src/story/stage.ts";
import { agree } from "../../../src/story/steps/agree.ts";
import { changeHands, inspect, packFor } from "../../../src/story/steps/hand-over.ts";
import { openServiceArea } from "../../../src/story/steps/join.ts";
import { fitWithInstruments, makeFit, register } from "../../../src/story/steps/register.ts";
import { askForOffers, holdAndConfirm, payIn } from "../../../src/story/steps/reserve.ts";
import { storyTerms } from "../../../src/story/story-terms.ts";

const SEED = 1;
const RATE_PER_HOUR = 20;
const HOURS = 96;

/** People who bring a wallet: of the owner, of the borrower. */
export interface LoanWallets {
  readonly coordinator: LocalAccount;
  readonly lead: LocalAccount;
  readonly operator: LocalAccount;
}

/**
 * Lends a ventilator for four days on a network of its own, up to the hand-over, by the steps of the story. The wallets
 * are a coordinator and a clinical lead of its owner, and an operator of its borrower who also coordinates.
 */
export async function lendOut(set: JoinedNetwork, wallets: LoanWallets): Promise<Stage> {
  const record = createRecord(true);
  record.step("Lent out");
  const stage = setStage(set, { random: createRandom(SEED), record, fetch, ids: set.ids });
  const { owner, borrower } = stage.places;
  await appointWallet(set, stage, { place: owner, wallet: wallets.coordinator }, ["coordinator"]);
  await appointWallet(set, stage, { place: owner, wallet: wallets.lead }, ["clinical-lead"]);
  await appointWallet(set, stage, { place: borrower, wallet: wallets.operator }, ["operator", "coordinator"]);
  await openServiceArea(stage, owner, 240);
  await agree(stage, owner, borrower, storyTerms(RATE_PER_HOUR));
  const unitId = await register(stage, owner, RATE_PER_HOUR);
  stage.facts.unitId = unitId;
  await makeFit(stage, owner, unitId);
  await fitWithInstruments(stage, owner, borrower, unitId);
  for (const place of [owner, borrower]) await payIn(stage, place, 10_000);
  const [offer] = await askForOffers(stage, HOURS, 30);
  if (offer === undefined) throw new Error("the unit is not offered");
  await holdAndConfirm(stage, offer);
  await stage.clock.until(known(stage.facts, "startsAt") + 60);
  await openingReading(stage);
  const pack = await packFor(stage, "outbound", await stage.cast.person(owner, "biomedical"));
  await changeHands(stage, pack, [owner, "biomedical"], [borrower, "biomedical"]);
  await inspect(stage);
  return stage;
}

async function appointWallet(
  set: JoinedNetwork,
  stage: Stage,
  person: WalletPerson,
  names: readonly RoleName[],
) {
  const administrator = await stage.cast.person(person.place, "administrator");
  const until = (await stage.clock.now()) + 300 * 86_400;
  const offer = { facilityId: idOf(stage, person.place), roles: parseRoles(names), until };
  await appointStaff(administrator.writer, await acceptByWallet(administrator.reader, person.wallet, offer));
  await giveWalletsGas(set.network, [person]);
}
