import { describe, expect, it } from "vitest";
import { requirePrivateBroker } from "./require-private-broker.ts";

const here = "http://127.0.0.1:4000";
const elsewhere = "https://node.example";

describe("requirePrivateBroker", () => {
  it.each([
    ["an encrypted broker", "mqtts://node.example:8883", false, elsewhere],
    ["a broker of a node on this machine", "mqtt://127.0.0.1:1883", false, here],
    ["a node on this machine whose broker listens for instruments", "mqtt://10.0.0.7:1883", false, here],
    ["a node on this machine by IPv6", "mqtt://[::1]:1883", false, "http://[::1]:4000"],
    ["a node on this machine by name", "mqtt://localhost:1883", false, "http://localhost:4000"],
    ["a tunnel that the person named", "mqtt://127.0.0.1:2883", true, elsewhere],
  ])("lets a session go to %s", (_what, broker, isChosen, nodeUrl) => {
    expect(() => requirePrivateBroker({ broker, isChosen, nodeUrl })).not.toThrow();
  });

  it.each([
    ["a plain broker elsewhere", "mqtt://node.example:1883", false, elsewhere],
    ["a plain broker elsewhere, though the person named it", "mqtt://10.0.0.7:1883", true, elsewhere],
    ["this machine because a node elsewhere says so", "mqtt://127.0.0.1:1883", false, elsewhere],
    ["a host that only looks like this machine", "mqtt://127.0.0.1.example", true, elsewhere],
    ["a plain broker by its other scheme", "tcp://node.example:1883", true, elsewhere],
  ])("keeps a session from %s", (_what, broker, isChosen, nodeUrl) => {
    const code = "usage.broker-unencrypted";
    expect(() => requirePrivateBroker({ broker, isChosen, nodeUrl })).toThrow(
      expect.objectContaining({ code, evidence: { broker, node: nodeUrl } }),
    );
  });
});
