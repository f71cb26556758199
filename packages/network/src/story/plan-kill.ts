import { createNodeClient } from "@medequipshare/protocol";
import type { RunningNode } from "../boot/start-node.ts";
import type { Random } from "./random.ts";
import type { StoryRecord } from "./record.ts";

/** When the power fails: before an act leaves, while it is unanswered, or once the node's outbox holds it. */
export const manners = ["before", "unanswered", "queued"] as const;

/** What a seed decides about the kill. */
export interface DrawnKill {
  /** The first act that may be hit, counted from 1 over both nodes. */
  readonly act: number;
  readonly manner: (typeof manners)[number];
  /** Milliseconds between the departure of an unanswered request and the kill, halved each time the node is faster. */
  readonly delayMs: number;
}

/** Draws when and how the power fails, for a story of at least `lastAct` acts: the same for the same seed. */
export function drawKill(random: Random, lastAct: number): DrawnKill {
  return { act: random.between(3, lastAct), manner: random.pick(manners), delayMs: random.between(1, 60) };
}

/** What the kill came to. */
export interface KillReport {
  readonly node: string;
  readonly manner: (typeof manners)[number];
  /** Method and path of the request that it hit. */
  readonly request: string;
  /** Counted over both nodes. */
  readonly act: number;
  /** How many acts the story had there in all. */
  readonly ofActs: number;
  /** Milliseconds between the departure of the request and the kill. */
  readonly afterMs: number;
}

type Strike = Omit<KillReport, "ofActs">;

export interface PlannedKill {
  /** How everybody's requests go to the nodes; one that breaks off rejects, and is to be repeated by who sent it. */
  readonly fetch: typeof fetch;
  /** Waits for the restart. Throws when the kill did not come, or when it could have come later than the story ended. */
  settled(): Promise<KillReport>;
}

export interface PlanKillParameters {
  readonly random: Random;
  readonly nodes: readonly RunningNode[];
  readonly record: StoryRecord;
  /**
   * The kill is planned for one of the first so many acts at the two nodes. A story that has fewer says so at its end,
   * whatever its seed.
   */
  readonly lastAct: number;
}

/**
 * Kills one of two nodes once, as a power cut would, at a randomly chosen act, and starts it again. An act is a request
 * of a person to their own node that changes something: an operation, a relayed call or reading, a document. What the
 * kill hits is that very request, at the node it went to: it counts only when the request broke off unanswered;
 * when the node was faster, the next act is tried. Signing in is left out: its challenge is used up by a first try.
 */
export function planKill({ random, nodes, record, lastAct }: PlanKillParameters): PlannedKill {
  const { act: at, manner, delayMs: firstDelayMs } = drawKill(random, lastAct);
  let delayMs = firstDelayMs;
  let acts = 0;
  let isStriking = false;
  let restarted: Promise<void> | undefined;
  let report: Strike | undefined;

  const isDue = (path: string) =>
    acts >= at && !report && !isStriking && (manner !== "queued" || isOutboxPath(path));
  /** An act that broke off is repeated, and counted then. */
  const uncounted = (error: unknown): never => {
    acts -= 1;
    throw error;
  };
  const strike = (node: RunningNode, request: string, left: number) => {
    const afterMs = manner === "before" ? 0 : Math.round(performance.now() - left);
    restarted = node.process.killAndRestart();
    return { node: node.plan.name, manner, request, act: acts, afterMs };
  };
  /** Gives what the kill came to unless the node answered first. */
  async function strikeUnanswered(node: RunningNode, request: string, answer: Promise<unknown>) {
    const left = performance.now();
    let isOpen = true;
    const ended = answer.then(
      () => true,
      () => false,
    );
    void ended.then(() => {
      isOpen = false;
    });
    const moment = manner === "queued" ? untilQueued(node.url, () => isOpen) : pause(delayMs);
    await Promise.race([moment, ended]);
    delayMs = Math.ceil(delayMs / 2);
    if (!isOpen) return undefined;
    const struck = strike(node, request, left);
    const wasAnswered = await ended;
    return wasAnswered ? undefined : struck;
  }

  return {
    async fetch(input, init) {
      const { node, path, method } = describeRequest(nodes, input, init);
      if (!node || method === "GET" || path.startsWith("/v1/sessions")) return fetch(input, init);
      acts += 1;
      if (!isDue(path)) return await fetch(input, init).catch(uncounted);
      isStriking = true;
      const request = `${method} ${path}`;
      try {
        if (manner === "before") {
          report = strike(node, request, 0);
          tell(record, report);
          await restarted;
          return await fetch(input, init);
        }
        const answer = fetch(input, init);
        report = await strikeUnanswered(node, request, answer);
        if (report) tell(record, report);
        return await answer.catch(uncounted);
      } finally {
        isStriking = false;
      }
    },
    async settled() {
      if (!report || acts < lastAct)
        throw new Error(`the story has ${acts} acts at the two nodes; the kill is planned among ${lastAct}`);
      await restarted;
      return { ...report, ofActs: acts };
    },
  };
}

function tell(record: StoryRecord, { node, manner, request, act, afterMs }: Strike): void {
  const what = {
    before: `was killed before act ${act}, ${request}, left`,
    unanswered: `was killed ${afterMs} ms after act ${act}, ${request}, had left and before it was answered`,
    queued: `was killed ${afterMs} ms after act ${act}, ${request}, had left, once its outbox held the act`,
  };
  record.aside(`The node of the ${node}`, `${what[manner]}; it is started again and the act repeated`);
}

/** Where acts go that the node stores in its outbox before it sends them. */
const isOutboxPath = (path: string) => path === "/v1/operations" || path === "/v1/relays";

function describeRequest(
  nodes: readonly RunningNode[],
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
) {
  const url = new URL(input instanceof Request ? input.url : input);
  const node = nodes.find((one) => new URL(one.url).origin === url.origin);
  return { node, path: url.pathname, method: init?.method ?? "GET" };
}

/** Resolves once the node says that its outbox holds an act, or when there is no more use. */
async function untilQueued(url: string, isOfUse: () => boolean): Promise<void> {
  const node = createNodeClient(url);
  while (isOfUse()) {
    const { queuedOperations } = await node.network.status();
    if ((queuedOperations ?? 0) > 0) return;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
