import type { Reservation } from "@medequipshare/protocol";
import { formatMoment } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { approvalMessages } from "./approval-messages.ts";

type HoldStateProps = {
  readonly hold: Pick<Reservation, "ownerId" | "borrowerId" | "approval" | "heldUntil">;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** For what a hold waits, of whom, and until when. */
export function HoldState({ hold, now, nameOf }: HoldStateProps) {
  const { approval, ownerId, borrowerId } = hold;
  const heldUntil = hold.heldUntil ?? 0;
  const [owner, borrower, until] = [nameOf(ownerId), nameOf(borrowerId), formatMoment(heldUntil)];
  const given = approval === "given";
  if (heldUntil <= now) {
    return <Note look="border-edge text-quiet" icon="stop" text={approvalMessages.lapsed(until)} />;
  }
  const words = {
    awaited: () => approvalMessages.awaited(owner, until),
    given: () => approvalMessages.given(owner, borrower, until),
    "not-needed": () => approvalMessages.held(borrower, until),
  };
  return (
    <Note
      look={given ? "border-go bg-go-soft text-go" : "border-wait bg-wait-soft text-wait"}
      icon={given ? "go" : "wait"}
      text={words[approval]()}
    />
  );
}

function Note({ look, icon, text }: { look: string; icon: "go" | "wait" | "stop"; text: string }) {
  return (
    <p role="status" className={`flex items-start gap-2 border-l-4 px-4 py-3 font-medium ${look}`}>
      <Icon name={icon} />
      {text}
    </p>
  );
}
