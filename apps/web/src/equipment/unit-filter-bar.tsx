import { useEffect, useId, useState } from "react";
import { type Choice, ChoiceField } from "../ui/choice-field.tsx";
import { equipmentMessages } from "./messages.ts";
import type { UnitFilters } from "./unit-filters.ts";

type UnitFilterBarProps = {
  readonly filters: UnitFilters;
  readonly types: readonly Choice[];
  readonly facilities: readonly Choice[];
  readonly onChange: (filters: UnitFilters) => void;
};

const TYPING_PAUSE = 300;

/** What narrows the list of units; every change goes to the page's address. */
export function UnitFilterBar({ filters, types, facilities, onChange }: UnitFilterBarProps) {
  const { text: _text, productCode, ownerId, near, fit, ...none } = filters;
  const { productCode: _type, ...anyType } = filters;
  const { ownerId: _owner, ...anyOwner } = filters;
  const { near: _near, ...nowhere } = filters;
  const { fit: _fit, ...anyVerdict } = filters;
  return (
    <form
      aria-label={equipmentMessages.filters}
      className="grid items-end gap-4 border-y border-edge py-4 sm:grid-cols-2 lg:grid-cols-[1.3fr_1fr_1fr_1fr_auto_auto]"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextFilter filters={filters} onChange={onChange} />
      <ChoiceField
        label={equipmentMessages.type}
        none={equipmentMessages.anyType}
        value={productCode ?? ""}
        choices={types}
        onChange={(value) => onChange(value === "" ? anyType : { ...filters, productCode: value })}
      />
      <ChoiceField
        label={equipmentMessages.owner}
        none={equipmentMessages.anyOwner}
        value={String(ownerId ?? "")}
        choices={facilities}
        onChange={(value) => onChange(value === "" ? anyOwner : { ...filters, ownerId: Number(value) })}
      />
      <ChoiceField
        label={equipmentMessages.near}
        none={equipmentMessages.nowhere}
        value={String(near ?? "")}
        choices={facilities}
        onChange={(value) => onChange(value === "" ? nowhere : { ...filters, near: Number(value) })}
      />
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={fit === true}
          onChange={({ target }) => onChange(target.checked ? { ...filters, fit: true } : anyVerdict)}
        />
        {equipmentMessages.onlyFit}
      </label>
      <button type="button" className="action plain" onClick={() => onChange(none)}>
        {equipmentMessages.clear}
      </button>
    </form>
  );
}

/** The search text goes to the address when typing pauses, not at every letter. */
function TextFilter({ filters, onChange }: Pick<UnitFilterBarProps, "filters" | "onChange">) {
  const id = useId();
  const [typed, setTyped] = useState(filters.text ?? "");
  useEffect(() => setTyped(filters.text ?? ""), [filters.text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === (filters.text ?? "")) return;
    const { text: _text, ...anyText } = filters;
    const pause = setTimeout(
      () => onChange(wanted === "" ? anyText : { ...filters, text: wanted }),
      TYPING_PAUSE,
    );
    return () => clearTimeout(pause);
  }, [typed, filters, onChange]);
  return (
    <div>
      <label htmlFor={id} className="text-sm text-quiet">
        {equipmentMessages.text}
      </label>
      <input
        id={id}
        type="search"
        maxLength={100}
        className="field"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </div>
  );
}
