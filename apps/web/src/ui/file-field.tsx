import { DOCUMENT_BYTES_LIMIT } from "@medequipshare/domain";
import { useId, useState } from "react";
import { uiMessages } from "./messages.ts";

type FileFieldProps = {
  readonly label: string;
  readonly hint: string;
  /** Undefined when none is chosen, or one that no node would keep. */
  readonly onFile: (file: File | undefined) => void;
};

/** Chooses a document; says at once when it is larger than a node keeps. */
export function FileField({ label, hint, onFile }: FileFieldProps) {
  const id = useId();
  const [isTooLarge, setTooLarge] = useState(false);
  const choose = (file: File | undefined) => {
    const tooLarge = file !== undefined && file.size > DOCUMENT_BYTES_LIMIT;
    setTooLarge(tooLarge);
    onFile(tooLarge ? undefined : file);
  };
  return (
    <div>
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      <input
        id={id}
        type="file"
        className="field"
        aria-describedby={`${id}-hint`}
        aria-invalid={isTooLarge}
        onChange={({ target }) => choose(target.files?.[0])}
      />
      <p
        id={`${id}-hint`}
        role="status"
        className={`mt-1 text-sm ${isTooLarge ? "text-stop" : "text-quiet"}`}
      >
        {isTooLarge ? uiMessages.fileTooLarge : hint}
      </p>
    </div>
  );
}
