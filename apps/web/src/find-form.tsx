import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { unitTypesQuery } from "./equipment/queries.ts";
import { facilityName } from "./facility/facility-name.ts";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import type { FindFilters } from "./reservation/find-filters.ts";
import { findMessages } from "./reservation/find-messages.ts";
import { MomentPicker } from "./reservation/moment-picker.tsx";
import { NeedPicker } from "./reservation/need-picker.tsx";
import { PriorityChoice } from "./reservation/priority-choice.tsx";
import { TypeSearch } from "./reservation/type-search.tsx";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { ChoiceField } from "./ui/choice-field.tsx";

const OwnFacility = lazy(async () => ({ default: (await import("./signing/own-facility.tsx")).OwnFacility }));

/** A search with its window; whom it is for and of what type may still be open. */
export type Draft = FindFilters & { readonly startsAt: number; readonly endsAt: number };

type FindFormProps = {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly now: number;
  readonly onFind: (filters: FindFilters) => void;
};

const HOUR = 3_600;
const ways = [30, 60, 120, 240] as const;

/** What is needed, by when, how near and how urgently; the search goes to the page's address. */
export function FindForm({ draft, onDraft: setDraft, now, onFind }: FindFormProps) {
  const node = useNode();
  const types = useQuery(unitTypesQuery(node)).data;
  const facilities = useQuery(facilitiesQuery(node)).data ?? [];
  const { wanted } = useSignIn();
  const [own, setOwn] = useState<number>();
  const borrowerId = draft.borrowerId ?? own;
  const { productCode, startsAt, endsAt, needs = [], priority = "elective", withinMinutes } = draft;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const problem = endsAt <= startsAt ? findMessages.ended : undefined;
  const isComplete = productCode !== undefined && borrowerId !== undefined;
  const choices = facilities
    .map((facility) => ({ value: String(facility.facilityId), label: facilityName(facility) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  const picker = { earliest: now, slotSeconds: HOUR };
  return (
    <form
      aria-label={findMessages.form}
      className="grid gap-x-8 gap-y-4 border-y border-edge py-5 md:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && problem === undefined) onFind({ ...draft, borrowerId, priority });
      }}
    >
      {wanted && (
        <Suspense fallback={null}>
          <OwnFacility onKnown={setOwn} />
        </Suspense>
      )}
      <div className="grid content-start gap-4">
        {types !== undefined && (
          <TypeSearch
            types={types}
            productCode={productCode}
            onChange={(next) => {
              const { productCode: _before, ...rest } = draft;
              setDraft(next === undefined ? rest : { ...rest, productCode: next });
            }}
          />
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <MomentPicker
            {...picker}
            label={findMessages.startsAt}
            value={startsAt}
            onChange={(at) => change({ startsAt: at, endsAt: endsAt + at - startsAt })}
          />
          <MomentPicker
            {...picker}
            label={findMessages.endsAt}
            value={endsAt}
            onChange={(at) => change({ endsAt: at })}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-[1.6fr_1fr]">
          <ChoiceField
            label={findMessages.borrower}
            none={findMessages.chooseBorrower}
            value={String(borrowerId ?? "")}
            choices={choices}
            onChange={(value) => {
              const { borrowerId: _before, ...rest } = draft;
              setDraft(value === "" ? rest : { ...rest, borrowerId: Number(value) });
            }}
          />
          <ChoiceField
            label={findMessages.within}
            none={findMessages.anywhere}
            value={String(withinMinutes ?? "")}
            choices={ways.map((way) => ({ value: String(way), label: findMessages.minutes(way) }))}
            onChange={(value) => {
              const { withinMinutes: _before, ...rest } = draft;
              setDraft(value === "" ? rest : { ...rest, withinMinutes: Number(value) });
            }}
          />
        </div>
      </div>
      <div className="grid content-start gap-3">
        <NeedPicker needs={needs} onChange={(next) => change({ needs: next })} />
        <PriorityChoice priority={priority} onChange={(next) => change({ priority: next })} />
        <label className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={draft.substitutes === true}
            onChange={({ target }) => change({ substitutes: target.checked })}
          />
          {findMessages.substitutes}
        </label>
      </div>
      <div className="flex flex-wrap items-center gap-4 md:col-span-2">
        <button type="submit" className="action min-w-40" disabled={!isComplete || problem !== undefined}>
          {findMessages.submit}
        </button>
        <p role="status" className="text-quiet">
          {problem ?? (isComplete ? "" : findMessages.incomplete)}
        </p>
      </div>
    </form>
  );
}
