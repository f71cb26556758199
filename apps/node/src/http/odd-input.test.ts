import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveReadModel } from "../process/serve-read-model.ts";
import type { Listening } from "./listen.ts";

describe("a node's lists", () => {
  let opened: OpenedDatabase;
  let served: Listening;
  beforeAll(async () => {
    opened = await openDatabase({ url: "memory" });
    served = await serveReadModel({ db: opened.db, now: 1_800_000_000 });
  });
  afterAll(async () => {
    await served?.close();
    await opened?.close();
  });

  const statusOf = async (path: string): Promise<number> => (await fetch(`${served.url}${path}`)).status;

  it.each([
    "/v1/facilities?cursor=4294967295",
    "/v1/units?cursor=4294967295",
    "/v1/units?sort=type&cursor=ZZZ~4294967295",
    "/v1/reservations?cursor=1099511627775~9007199254740991",
    "/v1/approvals?cursor=1099511627775~9007199254740991",
    "/v1/schedule?from=0&to=86400&cursor=4294967295",
    "/v1/activity?cursor=9007199254740991~2147483647",
    "/v1/units?startsAt=1099511627774&endsAt=1099511627775",
    "/v1/units?ownerId=999999999999999&text=%25%5C'",
  ])("answer %s, the furthest they accept", async (path) => expect(await statusOf(path)).toBe(200));

  it.each([
    "/v1/units?text=%00",
    "/v1/units?cursor=%00",
    "/v1/units?sort=type&cursor=%00~1",
    "/v1/reservations?cursor=1099511627776~1",
    "/v1/activity?cursor=1~2147483648",
    "/v1/offers?productCode=%00&startsAt=1800003600&endsAt=1800007200&borrowerId=1",
    "/v1/offers?productCode=CBK&startsAt=1800003600&endsAt=1800007200&borrowerId=1&capabilities=patient%3D%00",
  ])("refuse %s as the caller's mistake", async (path) => expect(await statusOf(path)).toBe(400));
});
