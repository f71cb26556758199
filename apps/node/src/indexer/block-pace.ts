const FIRST = 2_000;
const LARGEST = 100_000;

/** How many blocks one request for logs spans: less after a refusal, more while all goes well. */
export type BlockPace = {
  /** Runs the request for `most` blocks or fewer; when the RPC refuses more than one block, tries a quarter of it. */
  run<Result>(request: (count: number) => Promise<Result>, most?: number): Promise<Result>;
};

/** RPC servers limit the blocks, or the results, of one request, each in its own words; so any failure counts. */
export function createBlockPace(first = FIRST): BlockPace {
  let count = first;
  return {
    async run(request, most = LARGEST) {
      for (;;) {
        const span = Math.min(count, most);
        try {
          const result = await request(span);
          if (span === count) count = Math.min(count * 2, LARGEST);
          return result;
        } catch (error) {
          if (span === 1) throw error;
          count = Math.max(Math.floor(span / 4), 1);
        }
      }
    },
  };
}
