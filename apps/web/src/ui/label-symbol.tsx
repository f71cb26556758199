/**
 * A boxed mark as on the label of a medical device: UDI, SN, REF, MD (ISO 15223-1), with the words it stands for as
 * its accessible name.
 */
export function LabelSymbol({ mark, meaning }: { mark: string; meaning: string }) {
  return (
    <abbr
      title={meaning}
      className="inline-block border border-current px-1 text-[0.6875rem] leading-4 font-bold tracking-wide no-underline"
    >
      {mark}
    </abbr>
  );
}
