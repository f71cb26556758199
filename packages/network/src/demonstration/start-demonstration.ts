import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { AppError } from "@medequipshare/domain";
import { createPerson, type Person } from "../access/person.ts";
import { bootNetwork, type RunningNetwork } from "../boot/boot-network.ts";
import { listFounders } from "../boot/founder.ts";
import type { NodePlan } from "../boot/start-node.ts";
import type { DevChain } from "../chain/dev-chain.ts";
import { endOrphan } from "../chain/end-orphan.ts";
import { untilPortFree } from "../process/port.ts";
import { createDollarSource } from "../seed/dollar-source.ts";
import { type Hospital, listMontanaHospitals } from "../seed/montana.ts";
import { PAST_SECONDS } from "../seed/past/play-past.ts";
import { openPeople, type People } from "../seed/people.ts";
import { hospitalBySlug, inventedPlaces, places } from "../seed/places.ts";
import { type Seeding, seedNetwork } from "../seed/seed-network.ts";
import { type Clock, realClock, travellingClock } from "../story/clock.ts";
import { buildPage } from "./build.ts";
import { giveWalletsGas, listWallets } from "./wallets.ts";

export interface DemonstrationParameters {
  readonly dir: string;
  readonly chainPort: number;
  readonly nodePort: number;
  /** Prints nothing. */
  readonly quiet?: boolean;
}

export interface Demonstration {
  readonly network: RunningNetwork;
  readonly people: People;
  stop(): Promise<void>;
}

/** Boots and seeds the whole network, or brings it back with its data; prints what it does and then "ready". */
export async function startDemonstration(parameters: DemonstrationParameters): Promise<Demonstration> {
  const dir = resolve(parameters.dir);
  const began = performance.now();
  const print = (text: string) => {
    if (!parameters.quiet) console.log(text);
  };
  const say = (text: string) =>
    print(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);
  print("MedEquipShare: real places, invented events");
  mkdirSync(dir, { recursive: true });
  await endOrphan(join(dir, "chain", "anvil.pid"));
  await requirePorts(parameters);
  const webDist = await buildPage(say);

  const people = openPeople(join(dir, "people"));
  const montana = listMontanaHospitals();
  const at = (slug: string) => hospitalBySlug(montana, slug);
  const hospitals = [...montana, inventedPlaces.hospital(at(places.owner))];
  const founders = places.founders.map(at);
  const nodes = listNodePlans(parameters.nodePort, at(places.borrower), join(dir, "people"));
  const network = await bootNetwork({
    dir,
    chainPort: parameters.chainPort,
    innerChainPort: parameters.chainPort + 1,
    timeTravel: false,
    beginsAt: present() - PAST_SECONDS,
    nodes,
    founders: () => listFounders(join(dir, "billings", "keys.json"), founders, people),
    pollMs: 250,
    webDist,
    onProgress: say,
  });
  const stop = stopOnSignal(network, say);
  const wallets = listWallets(at);
  try {
    await giveWalletsGas(network, wallets);
    await seedNetwork(seedingOf({ network, people, hospitals, founders, at, dir, say, wallets }));
  } catch (error) {
    await stop();
    throw error;
  }
  print(announcement(network, dir, wallets));
  print(`ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return { network, people, stop };
}

/** The lender's node also serves the hospitals that run none of their own here. */
function listNodePlans(port: number, borrower: Hospital, people: string): NodePlan[] {
  const [ofOwner, ofBorrower] = [join(people, places.owner), join(people, places.borrower)];
  return [
    {
      name: "billings",
      npis: "*",
      httpPort: port,
      mqttPort: port + 2,
      ipfsPort: port + 4,
      demonstrationFolders: [ofOwner, ofBorrower],
    },
    {
      name: "red-lodge",
      npis: [borrower.npi],
      httpPort: port + 1,
      mqttPort: port + 3,
      ipfsPort: port + 5,
      demonstrationFolders: [ofBorrower],
    },
  ];
}

/** Milliseconds that programs of an earlier, killed run have for closing their ports. */
const portPatienceMs = 5_000;

async function requirePorts({ chainPort, nodePort }: DemonstrationParameters): Promise<void> {
  const wanted = [
    ...[chainPort, chainPort + 1].map((port) => ({
      port,
      field: "the chain",
      option: "--chain-port",
    })),
    ...Array.from({ length: 6 }, (_, index) => ({
      port: nodePort + index,
      field: "the nodes",
      option: "--node-port",
    })),
  ];
  const free = await Promise.all(wanted.map(({ port }) => untilPortFree(port, portPatienceMs)));
  const used = wanted.find((_, index) => !free[index]);
  if (used) throw new AppError("config.port-in-use", used);
}

interface SeedingParts {
  readonly network: RunningNetwork;
  readonly people: People;
  readonly hospitals: readonly Hospital[];
  readonly founders: readonly Hospital[];
  readonly at: (slug: string) => Hospital;
  readonly dir: string;
  readonly say: (text: string) => void;
  readonly wallets: Seeding["wallets"];
}

function seedingOf({ network, people, hospitals, founders, at, dir, say, wallets }: SeedingParts): Seeding {
  const { addresses, reader, enrolmentCode } = network;
  const [billings, redLodge] = network.nodes;
  if (!billings || !redLodge) throw new TypeError("the demonstration has two nodes");
  const nodeOf = ({ slug }: Hospital) => (slug === places.borrower ? redLodge : billings);
  const grant = createDollarSource(network);
  const known = new Map<string, Promise<Person>>();
  const make = async (place: Hospital, role: string) =>
    createPerson({
      name: `${place.name}, ${role}`,
      passkey: await people.passkeyOf(place.slug, role),
      door: {
        url: nodeOf(place).url,
        addresses,
        chain: reader,
        enrolmentCode,
      },
    });
  return {
    hospitals,
    founders,
    owner: at(places.owner),
    borrower: at(places.borrower),
    invented: hospitalBySlug(hospitals, inventedPlaces.hospital(at(places.owner)).slug),
    provider: inventedPlaces.biomedical(at(places.owner)),
    clock: demonstrationClock(network.chain),
    present,
    past: network.chain,
    reader,
    addresses,
    nodeOf: (place) => ({ name: place.name, ...nodeOf(place) }),
    wallets,
    progressPath: join(dir, "seeded.json"),
    onProgress: say,
    person(place, role) {
      const key = `${place.slug}/${role}`;
      const found = known.get(key) ?? make(place, role);
      known.set(key, found);
      return found;
    },
    async grantDollars(place, dollars) {
      await grant(await people.passkeyOf(place.slug, "administrator"), dollars);
    },
  };
}

const present = () => Math.floor(Date.now() / 1000);

/** Travelled while the past is played; the machine's own afterwards. */
function demonstrationClock(chain: DevChain): Clock {
  const [past, now] = [travellingClock(chain.url), realClock()];
  const current = () => (chain.isPastOver() ? now : past);
  return { now: () => current().now(), until: (at) => current().until(at) };
}

function stopOnSignal(network: RunningNetwork, say: (text: string) => void): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      say("stopping");
      await network.close();
      say("stopped; the data is kept");
    })();
    return stopping;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)));
  }
  return stop;
}

function announcement(network: RunningNetwork, dir: string, wallets: Seeding["wallets"]): string {
  const [billings, redLodge] = network.nodes;
  const coordinators = wallets.map(
    ({ place, wallet }) => `    ${wallet.address}  coordinator of ${place.name}`,
  );
  return `
  Page and API, Billings Clinic's node:   ${billings?.url}
  Page and API, Red Lodge's node:         ${redLodge?.url}
  MQTT brokers:                           ${billings?.mqttUrl}  ${redLodge?.mqttUrl}
  Chain (id ${network.addresses.chainId}):                     ${network.chain.url}
  PeerBook:                               ${network.deployment.peerBook}
  Passkeys of the demonstration's people: ${join(dir, "people", "<facility>", "<role>.json")}
  Wallets that may reserve (keys known to everybody, worth nothing):
${coordinators.join("\n")}
`;
}
