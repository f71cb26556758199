import { useId } from "react";

export type Choice = { readonly value: string; readonly label: string };

type ChoiceFieldProps = {
  readonly label: string;
  /** What it says when nothing is chosen; absent when something must be. */
  readonly none?: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
};

/** One of several, by the browser's own list. */
export function ChoiceField({ label, none, value, choices, onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
