import { parseUdi } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatFields } from "../terminal/format.ts";
import { text } from "../terminal/params.ts";

export const parseLabel = defineCommand({
  path: "udi parse",
  summary: "Read a scanned or typed UDI and check its check characters; needs no node",
  args: { scan: text("scan", "the code, such as (01)09521234000013(21)SN-1") },
  async run(_context, { scan }) {
    const data = parseUdi(scan, { now: Math.floor(Date.now() / 1000) });
    return {
      data,
      text: formatFields({
        agency: data.agency,
        "device identifier": data.deviceIdentifier,
        "serial number": data.serialNumber,
        lot: data.lot,
        "manufactured on": data.manufacturedOn,
        "expires on": data.expiresOn,
        "asset identifier": data.assetIdentifier,
      }),
    };
  },
});
