import { useId } from "react";
import { ChoiceField } from "../ui/choice-field.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { accessMessages } from "./messages.ts";
import type { Reason } from "./use-reason.ts";

type ReasonFieldsProps<Name extends string> = {
  readonly reason: Reason<Name>;
  /** The names of the list in its order. */
  readonly names: readonly Name[];
};

/** Asks for a reason from a list and in words, and shows the salt by which the words can be proven later. */
export function ReasonFields<Name extends string>({ reason, names }: ReasonFieldsProps<Name>) {
  const id = useId();
  const { name, words, salt, texts, choose, say } = reason;
  return (
    <>
      <ChoiceField
        label={accessMessages.reason}
        value={name}
        choices={names.map((value) => ({ value, label: texts[value] }))}
        onChange={(value) => choose(names.find((each) => each === value) ?? name)}
      />
      <div>
        <label htmlFor={id} className="text-sm text-quiet">
          {accessMessages.words}
        </label>
        <input
          id={id}
          className="field"
          value={words}
          maxLength={500}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => say(target.value)}
        />
        <p id={`${id}-hint`} className="mt-1 text-sm text-quiet">
          {accessMessages.wordsHint}
        </p>
        <p className="font-mono text-sm break-all text-quiet">{accessMessages.salt(salt)}</p>
        <CopyButton text={accessMessages.reasonToKeep(words.trim() || texts[name], salt)} />
      </div>
    </>
  );
}
