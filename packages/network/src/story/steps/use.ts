import type { ReadingPayload } from "@medequipshare/protocol";
import { acceptReading, usageMeterAbi } from "@medequipshare/sdk";
import type { Random } from "../random.ts";
import { refusal } from "../refusal.ts";
import { known, type Stage } from "../stage.ts";
import { connectMeter } from "./connect.ts";
import { relayReading } from "./hand-over.ts";

const HOUR = 3600;

/**
 * Hours of use, a reading signed and published at the end of each. One message is lost, one repeated, two arrive in
 * the wrong order; which, the seed says.
 */
export async function useUnit(stage: Stage, secondsByHour: readonly number[]): Promise<void> {
  const { facts, clock, record } = stage;
  const meter = known(facts, "meter");
  await connectMeter(stage, "borrower");
  const started = await clock.now();
  const { arriving, lost, repeated, late } = disturb(secondsByHour.length, stage.random);
  const taken: ReadingPayload[] = [];
  for (const [hour, seconds] of secondsByHour.entries()) {
    await clock.until(started + (hour + 1) * HOUR);
    meter.run(seconds);
    taken.push(await meter.take(await clock.now()));
    // What is next in line and taken by now; what overtakes it is waited for.
    for (let next = taken[(arriving[0] ?? 0) - 1]; next; next = taken[(arriving[0] ?? 0) - 1]) {
      await meter.publish(next);
      arriving.shift();
    }
  }
  facts.ranSeconds = (facts.ranSeconds ?? 0) + secondsByHour.reduce((sum, seconds) => sum + seconds, 0);
  record.tell({
    who: "The meter",
    what: `signed ${taken.length} readings; number ${lost} was lost, ${repeated} came twice, ${late} after a later one`,
  });
  await requireStored(
    stage,
    taken.filter((_, index) => index + 1 !== lost),
  );
}

/** Numbers of the messages, from 1, in the order they arrive: one lost, one repeated later on, one overtaken by the next. */
function disturb(count: number, random: Random) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  // Never the last one: it is what the loan is billed by so far.
  const lost = random.between(1, count - 1);
  const order = numbers.filter((number) => number !== lost);
  const at = random.between(0, order.length - 2);
  const [late = 0, next = 0] = order.slice(at, at + 2);
  order.splice(at, 2, next, late);
  const repeated = random.pick(order);
  order.splice(random.between(order.indexOf(repeated) + 1, order.length), 0, repeated);
  return { arriving: order, lost, repeated, late };
}

/** The borrower's node stores exactly the readings that arrived, each once, and relays the newest of them. */
async function requireStored(stage: Stage, arrived: readonly ReadingPayload[]): Promise<void> {
  const { cast, places, facts, record } = stage;
  const engineer = await cast.person(places.borrower, "biomedical");
  await engineer.signIn();
  const { items } = await engineer.node.reading.list({
    query: { unitId: known(facts, "unitId"), limit: 500 },
  });
  const told = (readings: readonly ReadingPayload[]) =>
    readings.map(({ epoch, sequence, takenAt, runSeconds, r, s }) =>
      [epoch, sequence, takenAt, runSeconds, r, s].join(" "),
    );
  const [stored, expected] = [told(items.toReversed()), told(arrived)];
  if (stored.join("\n") !== expected.join("\n"))
    throw new Error(`the node stores readings\n${stored.join("\n")}\nand was sent\n${expected.join("\n")}`);
  record.tell({ who: "The borrower's node", what: `stores the ${stored.length} that arrived, each once` });
  await relayReading(stage, engineer);
  await requireLatest(stage, arrived.at(-1));
}

/** The contract's latest reading is this one. */
async function requireLatest({ chain, addresses, facts }: Stage, reading: ReadingPayload | undefined) {
  const latest = await chain.readContract({
    address: addresses.usageMeter,
    abi: usageMeterAbi,
    functionName: "latest",
    args: [known(facts, "unitId")],
  });
  if (latest.sequence !== reading?.sequence || latest.runSeconds !== reading.runSeconds)
    throw new Error(`the contract's latest reading is ${latest.sequence}, not ${reading?.sequence}`);
}

/** What a dishonest gateway can try: more hours, an old reading. Both are refused by the contract itself. */
export async function dishonestGateway(stage: Stage): Promise<void> {
  const { cast, places, clock, facts, record } = stage;
  const meter = known(facts, "meter");
  const gateway = await cast.person(places.carrier, "operator");
  const withheld = await meter.take(await clock.now());
  const { r, s, ...reading } = withheld;
  const inflated = { ...reading, runSeconds: reading.runSeconds + 36_000n };
  await refusal("usage.signature-invalid", () =>
    acceptReading(gateway.relay, { reading: inflated, signature: { r, s } }),
  );
  record.tell({
    who: `A dishonest gateway at ${places.carrier.name}`,
    what: "added ten hours to a reading and was refused by the contract",
  });
  await connectMeter(stage, "owner");
  await meter.publish(withheld);
  record.tell({
    who: "The meter",
    what: "published the reading that the gateway withheld to the owner's broker",
  });
  await relayReading(stage, await cast.person(places.owner, "biomedical"));
  await requireLatest(stage, withheld);
  await refusal("usage.sequence-not-newer", () =>
    acceptReading(gateway.relay, { reading, signature: { r, s } }),
  );
  record.tell({ who: "The gateway", what: "relayed it again; nothing was counted twice" });
  await connectMeter(stage, "borrower");
}
