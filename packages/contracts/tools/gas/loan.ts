import { encodePacked, getAbiItem, type Hex, hexToBytes } from "viem";
import { createKey } from "./key.ts";
import { reservationId } from "./reservation-id.ts";
import { digest, HOUR, type Stage } from "./stage.ts";
import { addUnit } from "./unit.ts";

/** A loan of the measured borrower, picked up and inspected, and what its lock and operator sign. */
export async function beginLoan(stage: Stage, startsAt: number) {
  const {
    checkoutDesk: checkouts,
    custodyLedger: custody,
    reservationManager: reservations,
  } = stage.contracts;
  const { account } = stage.borrower;
  const unitId = await addUnit(stage);
  const lock = createKey();
  await checkouts.write.proposeLock([unitId, lock.x, lock.y]);
  await checkouts.write.enrolLock([unitId, lock.x, lock.y], { account });
  const request = { unitId, startsAt, endsAt: startsAt + 4 * HOUR, priority: 0, stale: [] };
  await stage.helpers.time.setNextBlockTimestamp(startsAt - 20 * HOUR);
  const id = await reservationId(stage, await reservations.write.reserve([request], { account }));
  await stage.helpers.time.increaseTo(startsAt + 60);
  await pickUp(stage, id);
  await custody.write.inspect([id, true, digest], { account });

  const issuedAt = startsAt + HOUR;
  await stage.helpers.time.increaseTo(issuedAt);
  const granted = {
    reservationId: id,
    unitId,
    operator: account.address,
    lockNonce: digest,
    expiresAt: issuedAt + 300,
  };
  const presence = encodePacked(
    ["string", "uint256", "address", "uint32", "address", "bytes32", "uint40"],
    [
      "MEDEQUIPSHARE/PRESENCE/1",
      chainId(stage),
      checkouts.address,
      unitId,
      account.address,
      digest,
      issuedAt,
    ],
  );
  return {
    request: granted,
    presence: { issuedAt, ...lock.signBytes(hexToBytes(presence)) },
    assertion: stage.operatorKey.assert(await checkouts.read.digestOf([granted])),
  };
}

async function pickUp(stage: Stage, reservationId: bigint): Promise<void> {
  const { custodyLedger: custody } = stage.contracts;
  const handover = {
    reservationId,
    sequence: 0,
    releaserId: 1,
    receiverId: 4,
    releasedBy: stage.owner.account.address,
    receivedBy: stage.borrower.account.address,
    loanPack: digest,
    meterSequence: 0,
    runSeconds: 0n,
    signedAt: await stage.helpers.time.latest(),
  };
  const name = "MedEquipShare Custody";
  const domain = { name, version: "1", chainId: Number(chainId(stage)), verifyingContract: custody.address };
  const [{ components }] = getAbiItem({ abi: custody.abi, name: "digestOf" }).inputs;
  const types = { Handover: components.map(({ name, type }) => ({ name, type })) };
  const typed = { domain, types, primaryType: "Handover", message: handover } as const;
  const signatures: [Hex, Hex] = [
    await stage.owner.signTypedData(typed),
    await stage.borrower.signTypedData(typed),
  ];
  await custody.write.handOver([handover, ...signatures]);
}

function chainId(stage: Stage): bigint {
  return BigInt(stage.reader.chain.id);
}
