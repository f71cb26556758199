import { AppError } from "@medequipshare/domain";

export type StreamLimits = { readonly perClient: number; readonly inAll: number };

/** Counts the event streams that are open. */
export type StreamCount = {
  /** One more of a client; gives what counts it no longer. Throws input.too-many-streams or node.streams-taken. */
  enter(client: string): () => void;
};

/** Lets so many event streams be open, of one client and in all. */
export function limitStreams({ perClient, inAll }: StreamLimits): StreamCount {
  const byClient = new Map<string, number>();
  let all = 0;
  return {
    enter(client) {
      const own = byClient.get(client) ?? 0;
      if (own >= perClient) throw new AppError("input.too-many-streams", { limit: perClient });
      if (all >= inAll) throw new AppError("node.streams-taken", { limit: inAll });
      byClient.set(client, own + 1);
      all += 1;
      return () => {
        all -= 1;
        const left = (byClient.get(client) ?? 1) - 1;
        if (left > 0) byClient.set(client, left);
        else byClient.delete(client);
      };
    },
  };
}
