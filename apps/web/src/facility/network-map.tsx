import type { Facility } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Loading } from "../ui/loading.tsx";
import { useElementWidth } from "../ui/use-element-width.ts";
import { facilityName } from "./facility-name.ts";
import { landQuery } from "./land-query.ts";
import { facilityMessages } from "./messages.ts";
import { placeLabels } from "./place-labels.ts";
import { projectionFor } from "./projection-for.ts";

type NetworkMapProps = {
  readonly facilities: readonly Facility[];
  readonly highlighted: number | undefined;
  readonly onHighlight: (facilityId: number | undefined) => void;
  readonly onOpen: (facilityId: number) => void;
};

/**
 * The facilities as dots on their states, drawn without any tile server. A dot's size is the number of units, a
 * hollow dot is a facility that is not active. For the pointer only: the list beside it serves keyboard and ear.
 */
export function NetworkMap(props: NetworkMapProps) {
  const { ref, width } = useElementWidth<HTMLDivElement>();
  return (
    <div ref={ref} className="min-h-60 w-full">
      {width > 0 && <Chart {...props} width={width} />}
    </div>
  );
}

function Chart({ facilities, highlighted, onHighlight, onOpen, width }: NetworkMapProps & { width: number }) {
  const located = useMemo(() => facilities.filter(({ profile }) => profile !== null), [facilities]);
  const land = useQuery(landQuery(located));
  const projection = useMemo(
    () => projectionFor(located, land.data?.outline, width),
    [located, land.data?.outline, width],
  );
  if (land.data === undefined) return <Loading lines={6} />;
  const dots = located.flatMap((facility) => {
    const at = projection.locate(facility);
    return at === undefined ? [] : [{ facility, ...at, radius: 3.5 + Math.sqrt(facility.unitCount) * 1.1 }];
  });
  dots.sort((one, other) => other.radius - one.radius);
  const wishes = dots.map(({ facility, x, y, radius }) => ({
    id: facility.facilityId,
    x,
    y,
    radius,
    text: facility.profile?.city ?? "",
    weight: facility.unitCount,
  }));
  return (
    <svg
      viewBox={`0 0 ${width} ${projection.height}`}
      width={width}
      height={projection.height}
      role="img"
      aria-label={facilityMessages.mapLabel(located.length)}
      className="block"
    >
      <path d={projection.draw(land.data.elsewhere)} className="fill-none stroke-rule" strokeWidth="1" />
      <path d={projection.draw(land.data.states)} className="fill-surface stroke-edge" strokeWidth="1" />
      <path d={projection.draw(land.data.counties)} className="fill-none stroke-rule" strokeWidth="1" />
      {dots.map(({ facility, x, y, radius }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the map holds the same links
        <circle
          key={facility.facilityId}
          cx={x}
          cy={y}
          r={facility.facilityId === highlighted ? radius + 3 : radius}
          className={`cursor-pointer stroke-2 ${facility.active ? "fill-accent stroke-surface" : "fill-surface stroke-quiet"} ${facility.facilityId === highlighted ? "!stroke-ink" : ""}`}
          onClick={() => onOpen(facility.facilityId)}
          onPointerEnter={() => onHighlight(facility.facilityId)}
          onPointerLeave={() => onHighlight(undefined)}
        >
          <title>{`${facilityName(facility)}, ${facilityMessages.unitCount(facility.unitCount)}`}</title>
        </circle>
      ))}
      {placeLabels(distinctTowns(wishes), width).map(({ id, x, y, text, anchor }) => (
        <text
          key={id}
          x={x}
          y={y}
          dy="0.34em"
          textAnchor={anchor}
          className="pointer-events-none fill-ink stroke-surface text-[12px] font-medium"
          paintOrder="stroke"
          strokeWidth="3"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** A town's name once, at its heaviest facility; the others keep their place so that no name covers them. */
function distinctTowns<Wish extends { text: string; weight: number }>(wishes: readonly Wish[]): Wish[] {
  const heaviest = new Map<string, Wish>();
  for (const wish of wishes) {
    const rival = heaviest.get(wish.text);
    if (rival === undefined || wish.weight > rival.weight) heaviest.set(wish.text, wish);
  }
  return wishes.map((wish) => (heaviest.get(wish.text) === wish ? wish : { ...wish, text: "" }));
}
