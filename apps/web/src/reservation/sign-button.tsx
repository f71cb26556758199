import type { ReactNode } from "react";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { changeMessages } from "./change-messages.ts";
import { type ChangeAct, useChange } from "./use-change.ts";

type SignButtonProps = {
  readonly reservationId: bigint;
  readonly act: ChangeAct;
  readonly disabled?: boolean;
  readonly plain?: boolean;
  readonly children: ReactNode;
};

/** Signs an act about a reservation, and says what came of it. */
export function SignButton({
  reservationId,
  act,
  disabled = false,
  plain = false,
  children,
}: SignButtonProps) {
  const change = useChange(reservationId);
  return (
    <>
      <button
        type="button"
        className={`action w-full ${plain ? "plain" : ""}`}
        disabled={disabled || change.isPending}
        onClick={() => change.mutate(act)}
      >
        {children}
      </button>
      <p role="status" className="mt-2 text-sm">
        {change.isPending && changeMessages.signing}
      </p>
      {change.isError && <Problem error={change.error} />}
      {change.isSuccess && (
        <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
          <Icon name="go" />
          {changeMessages.done}
        </p>
      )}
    </>
  );
}
