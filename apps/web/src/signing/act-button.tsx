import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Confirmation, ConfirmButton } from "../ui/confirm-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { accessMessages } from "./messages.ts";
import { type Act, useAct } from "./use-act.ts";

type ActButtonProps = {
  readonly act: Act;
  /** Cached answers that the act makes stale. */
  readonly changes: readonly QueryKey[];
  readonly disabled?: boolean;
  readonly plain?: boolean;
  /** Said once more before it is signed; for what moves money. */
  readonly confirmation?: Confirmation | undefined;
  readonly children: ReactNode;
};

/** Signs an act, and says what came of it. */
export function ActButton({ act, changes, disabled = false, confirmation, ...look }: ActButtonProps) {
  const acting = useAct(changes);
  const isOff = disabled || acting.isPending;
  const sign = () => acting.mutate(act);
  return (
    <>
      {confirmation === undefined ? (
        <PlainButton {...look} disabled={isOff} onPress={sign} />
      ) : (
        <ConfirmButton {...look} {...{ confirmation }} disabled={isOff} onSign={sign} />
      )}
      <p role="status" className="mt-2 text-sm">
        {acting.isPending && accessMessages.signing}
      </p>
      {acting.isError && <Problem error={acting.error} />}
      {acting.isSuccess && (
        <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
          <Icon name="go" />
          {accessMessages.done}
        </p>
      )}
    </>
  );
}

type PlainButtonProps = Pick<ActButtonProps, "plain" | "children"> & {
  readonly disabled: boolean;
  readonly onPress: () => void;
};

function PlainButton({ disabled, plain = false, onPress, children }: PlainButtonProps) {
  return (
    <button
      type="button"
      className={`action w-full ${plain ? "plain" : ""}`}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
