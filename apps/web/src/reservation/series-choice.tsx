import { useId } from "react";
import { approvalMessages } from "./approval-messages.ts";
import { FEWEST_OCCURRENCES, MOST_OCCURRENCES, type Series, seriesPeriods } from "./series.ts";

type SeriesChoiceProps = {
  readonly series: Series | undefined;
  /** Of the interval: a period is no shorter. */
  readonly length: number;
  readonly onChange: (series: Series | undefined) => void;
};

const USUAL_COUNT = 4;

/** Whether the interval is reserved once or again and again, and how often. */
export function SeriesChoice({ series, length, onChange }: SeriesChoiceProps) {
  const [period, times] = [useId(), useId()];
  const choosePeriod = (value: string) => {
    const periodSeconds = Number(value);
    onChange(value === "" ? undefined : { periodSeconds, count: series?.count ?? USUAL_COUNT });
  };
  const chooseCount = (count: number) => {
    if (series === undefined || !Number.isInteger(count)) return;
    onChange({ ...series, count: Math.min(Math.max(count, FEWEST_OCCURRENCES), MOST_OCCURRENCES) });
  };
  return (
    <div className="mt-4 grid grid-cols-[1fr_7rem] items-end gap-4">
      <div>
        <label htmlFor={period} className="text-sm text-quiet">
          {approvalMessages.repeat}
        </label>
        <select
          id={period}
          className="field"
          value={series?.periodSeconds ?? ""}
          onChange={({ target }) => choosePeriod(target.value)}
        >
          <option value="">{approvalMessages.repeats.none}</option>
          {seriesPeriods
            .filter((seconds) => seconds >= length)
            .map((seconds) => (
              <option key={seconds} value={seconds}>
                {approvalMessages.repeats[seconds]}
              </option>
            ))}
        </select>
      </div>
      {series !== undefined && (
        <div>
          <label htmlFor={times} className="text-sm text-quiet">
            {approvalMessages.times}
          </label>
          <input
            id={times}
            type="number"
            min={FEWEST_OCCURRENCES}
            max={MOST_OCCURRENCES}
            className="field"
            value={series.count}
            onChange={({ target }) => chooseCount(target.valueAsNumber)}
          />
        </div>
      )}
      {series !== undefined && <p className="col-span-2 text-sm text-quiet">{approvalMessages.seriesHint}</p>}
    </div>
  );
}
