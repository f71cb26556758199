import type { Page } from "playwright-core";
import { callRpc } from "../../../src/chain/call-rpc.ts";

export interface TimeUntilShown {
  /** Milliseconds from the page's own event of the block to the words. */
  readonly afterEvent: number;
  /** Milliseconds from the block itself, as the chain's RPC has it, to the words. */
  readonly afterBlock: number;
}

type Seen = { readonly shownAt: number; readonly events: { readonly at: number; readonly block: number }[] };

/** Runs in the page: notes when it shows the words, and when it hears of each block that changed something. */
const watching = (words: string) => `(() => {
  const seen = { events: [], shownAt: 0 };
  window.seenByTest = seen;
  const isShown = () => document.querySelector("main").innerText.includes(${JSON.stringify(words)});
  const note = () => { if (seen.shownAt === 0 && isShown()) seen.shownAt = Date.now(); };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
  const source = new EventSource("/v1/events");
  source.addEventListener("applied", ({ data }) => {
    const { blockNumber, changes } = JSON.parse(data);
    if (changes.length > 0) seen.events.push({ at: Date.now(), block: blockNumber });
  });
  return new Promise((resolve) => source.addEventListener("open", () => resolve(undefined)));
})()`;

/** Watches a page for words that the next block brings; gives what waits for them and tells how long they took. */
export async function timeUntilShown(
  page: Page,
  words: string,
  rpcUrl: string,
): Promise<() => Promise<TimeUntilShown>> {
  const stop = new AbortController();
  const blocks = new Map<number, number>();
  const follow = async () => {
    while (!stop.signal.aborted) {
      const block = Number((await callRpc(rpcUrl, "eth_blockNumber", [])).result);
      if (!blocks.has(block)) blocks.set(block, Date.now());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await page.evaluate(watching(words));
  const following = follow();
  return async () => {
    try {
      await page.getByText(words, { exact: true }).first().waitFor({ timeout: 30_000 });
    } finally {
      stop.abort();
      await following;
    }
    const { events, shownAt } = await page.evaluate<Seen>("window.seenByTest");
    const event = events.filter(({ at }) => at <= shownAt).at(-1);
    const minedAt = event === undefined ? undefined : blocks.get(event.block);
    return { afterEvent: shownAt - (event?.at ?? Number.NaN), afterBlock: shownAt - (minedAt ?? Number.NaN) };
  };
}
