import { type ReactNode, useId, useRef, useState } from "react";
import { Facts } from "./facts.tsx";
import { uiMessages } from "./messages.ts";

/** What is said once more before something is signed that moves money. */
export type Confirmation = {
  readonly title: string;
  /** A value is empty until it is known; nothing is signed before. */
  readonly facts: readonly { readonly term: string; readonly value: string }[];
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
  // What is signed is what was read: whatever changes meanwhile has to be read again.
  const [read, setRead] = useState(confirmation);
  const isKnown = confirmation.facts.every(({ value }) => value !== "");
  const isChanged = textOf(read) !== textOf(confirmation);
  const open = () => {
    setRead(confirmation);
    dialog.current?.showModal();
  };
  return (
    <>
      <button
        type="button"
        className={`action w-full ${plain ? "plain" : ""}`}
        disabled={disabled || !isKnown}
        onClick={open}
      >
        {children}
      </button>
      <dialog ref={dialog} aria-labelledby={titleId} className="sheet">
        <h2 id={titleId} className="mb-3 text-xl">
          {read.title}
        </h2>
        <Facts facts={read.facts} />
        {isChanged && (
          <p role="status" className="mt-3 border-l-4 border-wait bg-wait-soft px-3 py-2">
            {uiMessages.confirmationChanged}
          </p>
        )}
        <form method="dialog" className="mt-5 flex flex-wrap justify-end gap-3">
          <button type="submit" className="action plain">
            {uiMessages.back}
          </button>
          <button type="submit" className="action" disabled={disabled || isChanged} onClick={onSign}>
            {read.sign}
          </button>
        </form>
      </dialog>
    </>
  );
}

function textOf({ title, facts, sign }: Confirmation): string {
  return JSON.stringify([title, facts, sign]);
}
