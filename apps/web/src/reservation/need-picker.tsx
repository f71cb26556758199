import { type CapabilityKind, capabilityVocabulary } from "@medequipshare/domain";
import { useId, useState } from "react";
import { ChoiceField } from "../ui/choice-field.tsx";
import { Icon } from "../ui/icon.tsx";
import { findMessages } from "./find-messages.ts";

type NeedPickerProps = {
  /** Such as patient=neonate. */
  readonly needs: readonly string[];
  readonly onChange: (needs: readonly string[]) => void;
};

const labelOf = (name: string) => findMessages.labels[name] ?? name;
const names = [...capabilityVocabulary.keys()].map((value) => ({ value, label: labelOf(value) }));

/** What a unit must be able to do, in the words that specifications use. */
export function NeedPicker({ needs, onChange }: NeedPickerProps) {
  const [name, setName] = useState("patient");
  const kind = capabilityVocabulary.get(name);
  const [value, setValue] = useState("adult");
  const choose = (next: string) => {
    setName(next);
    setValue(firstValue(capabilityVocabulary.get(next)));
  };
  const add = () => {
    const need = `${name}=${value}`;
    if (value !== "" && !needs.includes(need)) onChange([...needs, need]);
  };
  return (
    <fieldset>
      <legend className="text-sm text-quiet">{findMessages.needs}</legend>
      <ul className="mb-2 flex flex-wrap gap-2">
        {needs.length === 0 && <li className="py-1.5 text-quiet">{findMessages.noNeeds}</li>}
        {needs.map((need) => (
          <li key={need} className="inline-flex items-center border border-accent bg-accent-soft pl-3">
            {wordsOf(need)}
            <button
              type="button"
              aria-label={findMessages.remove(wordsOf(need))}
              className="grid size-11 place-items-center"
              onClick={() => onChange(needs.filter((other) => other !== need))}
            >
              <Icon name="stop" />
            </button>
          </li>
        ))}
      </ul>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[1.3fr_1fr_auto]">
        <ChoiceField label={findMessages.needName} value={name} choices={names} onChange={choose} />
        <ValueField kind={kind} value={value} onChange={setValue} />
        <button type="button" className="action plain col-span-2 sm:col-span-1" onClick={add}>
          {findMessages.add}
        </button>
      </div>
    </fieldset>
  );
}

function ValueField({
  kind,
  value,
  onChange,
}: {
  kind: CapabilityKind | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  if (kind?.kind !== "number") {
    const words = kind?.kind === "words" ? kind.words : ["yes", "no"];
    const choices = words.map((word) => ({ value: word, label: word }));
    return <ChoiceField label={findMessages.needValue} {...{ value, choices, onChange }} />;
  }
  const label = kind.serves === "more" ? findMessages.atLeast(kind.unit) : findMessages.atMost(kind.unit);
  return (
    <div>
      <label htmlFor={id} className="text-sm text-quiet first-letter:uppercase">
        {label}
      </label>
      <input
        id={id}
        type="number"
        min="0"
        className="field"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

function firstValue(kind: CapabilityKind | undefined): string {
  if (kind?.kind === "number") return "";
  return kind?.kind === "words" ? (kind.words[0] ?? "") : "yes";
}

function wordsOf(need: string): string {
  const [name = "", value = ""] = need.split("=");
  const kind = capabilityVocabulary.get(name);
  if (kind?.kind !== "number") return findMessages.need(labelOf(name), value);
  const bound = kind.serves === "more" ? "≥" : "≤";
  return findMessages.need(labelOf(name), `${bound} ${value} ${kind.unit}`.trim());
}
