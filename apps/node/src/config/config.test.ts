import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseConfig, settingNames, unknownSettings } from "./config.ts";
import { ENV_PREFIX, readEnv } from "./env.ts";

const address = "0x00000000000000000000000000000000000000aa";
const enough = {
  RPC_URL: "http://127.0.0.1:8545",
  PEER_BOOK: address,
  ACCOUNT_FACTORY: address,
  FACILITY_NPIS: "*",
};

describe("parseConfig", () => {
  it("needs a chain, its contracts and whom to serve, and no more", () => {
    const config = parseConfig(enough);
    expect(config.http.port).toBe(4000);
    expect(config.served).toEqual({ all: true, npis: [] });
    expect(config.relayerKeyFile.endsWith("relayer.key")).toBe(true);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it.each([
    ["http://127.0.0.1:8545", "http://127.0.0.1:8545"],
    ["https://mainnet.example.org/v3/0123456789abcdef", "https://mainnet.example.org"],
    ["https://rpc.example.org:8443/?key=0123456789abcdef", "https://rpc.example.org:8443"],
    ["https://user:secret@rpc.example.org", "https://rpc.example.org"],
  ])("keeps what may be secret in %s to itself", (rpcUrl, told) => {
    const config = parseConfig({ ...enough, RPC_URL: rpcUrl });
    expect(config.rpcUrl).toBe(rpcUrl);
    expect(config.publicRpcUrl).toBe(told);
    const open = "https://rpc.example.org/open";
    expect(parseConfig({ ...enough, RPC_URL: rpcUrl, PUBLIC_RPC_URL: open }).publicRpcUrl).toBe(open);
  });

  it("tells of its broker what it was told, if that is an address of MQTT", () => {
    expect(parseConfig(enough).publicMqttUrl).toBeUndefined();
    const PUBLIC_MQTT_URL = "mqtts://node.example:8883";
    expect(parseConfig({ ...enough, PUBLIC_MQTT_URL }).publicMqttUrl).toBe(PUBLIC_MQTT_URL);
    const wrong = { ...enough, PUBLIC_MQTT_URL: "https://node.example" };
    expect(() => parseConfig(wrong)).toThrow("MEDEQUIPSHARE_PUBLIC_MQTT_URL: it must be a URL");
  });

  it("names every fault at once", () => {
    const wrong = {
      ...enough,
      RPC_URL: "ftp://x",
      HTTP_PORT: "99999",
      FACILITY_NPIS: "1234567890",
      PORT: "1",
    };
    expect(() => parseConfig(wrong)).toThrow(/RPC_URL.*HTTP_PORT.*FACILITY_NPIS/);
  });

  it.each(["10.0.0.7:4101", "/ip4/10.0.0.7", "/ip4/10.0.0.700/tcp/4101", "/ip4/10.0.0.7/udp/4101"])(
    "refuses %s as an address of documents",
    (wrong) => {
      for (const name of ["IPFS_PEERS", "IPFS_ANNOUNCE"]) {
        const asked = { ...enough, [name]: `/dns4/node.example/tcp/4101, ${wrong}` };
        expect(() => parseConfig(asked)).toThrow(`MEDEQUIPSHARE_${name}: it must be multiaddrs`);
      }
    },
  );

  it("says which setting is missing", () => {
    const { PEER_BOOK: _left, ...rest } = enough;
    expect(() => parseConfig(rest)).toThrow("The setting MEDEQUIPSHARE_PEER_BOOK is missing.");
  });

  it("takes a directory whole or not at all, and only over TLS", () => {
    expect(parseConfig(enough).directory).toBeUndefined();
    const OIDC_ISSUER = "https://login.example.org/realms/hospital";
    expect(() => parseConfig({ ...enough, OIDC_ISSUER, OIDC_CLIENT_ID: "share" })).toThrow(
      "MEDEQUIPSHARE_OIDC_CLIENT_SECRET_FILE, MEDEQUIPSHARE_ORIGIN",
    );
    expect(() => parseConfig({ ...enough, OIDC_ISSUER: "http://login.example.org" })).toThrow(
      "MEDEQUIPSHARE_OIDC_ISSUER: it must be a URL beginning with https://",
    );
  });
});

describe("unknownSettings", () => {
  it("names what looks like a setting and is none", () => {
    expect(unknownSettings({ ...enough, PORT: "1" })).toEqual(["MEDEQUIPSHARE_PORT"]);
  });
});

describe("readEnv", () => {
  it("takes what carries the prefix and is not empty", () => {
    expect(readEnv({ MEDEQUIPSHARE_NAME: "a", MEDEQUIPSHARE_DATA: "", PATH: "x" })).toEqual({ NAME: "a" });
    expect(settingNames).toContain("MEDEQUIPSHARE_NAME");
  });
});

describe(".env.example", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const named = [...text.matchAll(/^#? ?(MEDEQUIPSHARE_[A-Z_]+)=(.*)$/gm)];

  it("shows every setting and no other", () => {
    expect(named.map(([, name]) => name).sort()).toEqual([...settingNames].sort());
  });

  it("shows the defaults", () => {
    const shown = named.filter(([line, , value]) => !line.startsWith("#") && value !== "");
    const given = Object.fromEntries(
      shown.map(([, name = "", value = ""]) => [name.slice(ENV_PREFIX.length), value]),
    );
    expect(parseConfig({ ...enough, ...given })).toEqual(parseConfig(enough));
  });
});
