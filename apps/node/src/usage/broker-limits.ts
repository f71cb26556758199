/** What the broker bears of those who connect. */
export type BrokerLimits = {
  /** Longest packet, bytes after its fixed header. */
  readonly packetBytes: number;
  /** From the connection until CONNECT has arrived whole. */
  readonly connectSeconds: number;
  /** The longest that a client may be silent, by half more; in place of what it asks when that is longer or no limit. */
  readonly keepaliveSeconds: number;
  /** Open at the same time, of all addresses. */
  readonly connections: number;
  readonly connectionsPerAddress: number;
};

export const defaultLimits: BrokerLimits = {
  // The longest message, an opening without a grant, is under 600 bytes with its topic; CONNECT with a last will and a
  // credential is under 500. Seven times that leaves room for JSON that is written wider, and for new fields.
  packetBytes: 4_096,
  connectSeconds: 5,
  keepaliveSeconds: 300,
  connections: 1_000,
  connectionsPerAddress: 100,
};
