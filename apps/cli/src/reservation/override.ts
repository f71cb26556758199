import { formatUsd, overrideReasonNames, overrideReasonTexts } from "@medequipshare/domain";
import type { OverridePreview } from "@medequipshare/protocol";
import { displaceReservation, getStaff, hashReason, reasonSalt } from "@medequipshare/sdk";
import type { CliContext } from "../http/context.ts";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment } from "../terminal/format.ts";
import { flag, optional } from "../terminal/param.ts";
import { bigInteger, choice, moment, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const override = defineCommand({
  path: "reservation override",
  summary: "Reserve for an emergency in place of another's reservation; you compensate it and are reviewed",
  args: { reservation: bigInteger("id", "reservation to displace: not picked up, of lower priority") },
  options: {
    from: moment("time", "start the emergency needs"),
    to: moment("time", "end, turnaround included"),
    reason: choice("reason", "from the published list", overrideReasonNames),
    words: optional(
      text("text", "the reason in words, of which only a salted hash is published; never about a patient"),
    ),
    preview: flag("only say what it would cost and whom it would displace"),
  },
  async run(context, { reservation: displacedId, from: startsAt, to: endsAt, reason, words, preview }) {
    if (preview) return showPreview(context, { displacedId, startsAt, endsAt });
    const reasonText = words ?? overrideReasonTexts[reason];
    const salt = reasonSalt();
    const reasonHash = hashReason({ text: reasonText, salt });
    const request = { displacedId, startsAt, endsAt, reason, reasonHash };
    const made = await displaceReservation(await context.writer(), request);
    return reportAct(
      `Reserved as ${made.reservationId} in place of ${displacedId}. Keep words and salt for the review.`,
      { ...made, startsAt, endsAt, words: reasonText, salt, reasonHash },
      [
        "reservationId",
        "startsAt",
        "endsAt",
        "escrow",
        "compensation",
        "bond",
        "words",
        "salt",
        "reasonHash",
      ],
    );
  },
});

type Asked = { readonly displacedId: bigint; readonly startsAt: number; readonly endsAt: number };

async function showPreview(context: CliContext, asked: Asked) {
  const { account } = await context.person();
  const { facilityId } = await getStaff(await context.reader(), { account });
  const data = await context.node.override.preview({ query: { ...asked, facilityId } });
  return { data, text: previewText(data) };
}

function previewText(data: OverridePreview): string {
  const { displaced, right, obstacles } = data;
  const fields = formatFields({
    displaces: `${data.displacedFacilityName ?? `facility ${data.displacedFacilityId}`}, ${displaced.priority}`,
    from: formatMoment(displaced.startsAt),
    to: formatMoment(displaced.endsAt),
    "refund to it": formatUsd(displaced.refund),
    "compensation, from you to it": formatUsd(data.compensation),
    "bond, until the review": formatUsd(data.bond),
    "escrow of your reservation": formatUsd(data.escrow),
    "leaves your free balance": `${formatUsd(data.total)} of ${formatUsd(data.free)}`,
    "its first call lasts until": formatMoment(data.firstCallUntil),
    "your overrides in 30 days": `${right.used} of 3`,
  });
  const refusals = obstacles.map(({ code, text: said }) => `would be refused: ${said} (${code})`);
  return [fields, ...refusals].join("\n");
}
