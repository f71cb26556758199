import { type ReactNode, useId, useRef } from "react";
import { type Fact, Facts } from "./facts.tsx";
import { uiMessages } from "./messages.ts";

/** What is said once more before something is signed that moves money. */
export type Confirmation = {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** On the button that signs. */
  readonly sign: string;
};

type ConfirmButtonProps = {
  readonly confirmation: Confirmation;
  readonly onSign: () => void;
  readonly disabled?: boolean;
  readonly plain?: boolean;
  readonly children: ReactNode;
};

/** A button that first says what will be signed; from there one signs, or goes back. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { confirmation, onSign, disabled = false, plain = false, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <button
        type="button"
        className={`action w-full ${plain ? "plain" : ""}`}
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {children}
      </button>
      <dialog ref={dialog} aria-labelledby={titleId} className="sheet">
        <h2 id={titleId} className="mb-3 text-xl">
          {confirmation.title}
        </h2>
        <Facts facts={confirmation.facts} />
        <form method="dialog" className="mt-5 flex flex-wrap justify-end gap-3">
          <button type="submit" className="action plain">
            {uiMessages.back}
          </button>
          <button type="submit" className="action" onClick={onSign}>
            {confirmation.sign}
          </button>
        </form>
      </dialog>
    </>
  );
}
