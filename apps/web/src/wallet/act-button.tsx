import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { walletMessages } from "./messages.ts";
import { type Act, useAct } from "./use-act.ts";

type ActButtonProps = {
  readonly act: Act;
  /** Cached answers that the act makes stale. */
  readonly changes: readonly QueryKey[];
  readonly disabled?: boolean;
  readonly plain?: boolean;
  readonly children: ReactNode;
};

/** Signs an act, and says what came of it. */
export function ActButton({ act, changes, disabled = false, plain = false, children }: ActButtonProps) {
  const acting = useAct(changes);
  return (
    <>
      <button
        type="button"
        className={`action w-full ${plain ? "plain" : ""}`}
        disabled={disabled || acting.isPending}
        onClick={() => acting.mutate(act)}
      >
        {children}
      </button>
      <p role="status" className="mt-2 text-sm">
        {acting.isPending && walletMessages.signing}
      </p>
      {acting.isError && <Problem error={acting.error} />}
      {acting.isSuccess && (
        <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
          <Icon name="go" />
          {walletMessages.done}
        </p>
      )}
    </>
  );
}
