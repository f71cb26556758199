import type { UnitSpecification } from "@medequipshare/protocol";
import { Empty } from "../ui/empty.tsx";
import { Facts } from "../ui/facts.tsx";
import { equipmentMessages } from "./messages.ts";

/** What a unit can do and what belongs to it, with its pictures. */
export function SpecificationFacts({ specification }: { specification: UnitSpecification | null }) {
  if (specification === null) return <Empty>{equipmentMessages.specificationMissing}</Empty>;
  const capabilities = Object.entries(specification.capabilities).map(([term, value]) => ({
    term,
    value:
      typeof value === "boolean" ? (value ? equipmentMessages.yes : equipmentMessages.no) : String(value),
  }));
  const accessories = { term: equipmentMessages.accessories, value: specification.accessories.join(", ") };
  return (
    <>
      <Facts facts={specification.accessories.length === 0 ? capabilities : [...capabilities, accessories]} />
      <ul className="mt-4 flex flex-wrap gap-3">
        {specification.images.map((digest, index) => (
          <li key={digest}>
            <img
              src={`/v1/documents/${digest}`}
              alt={equipmentMessages.images(specification.model, index)}
              loading="lazy"
              className="max-h-56 border border-rule bg-surface"
            />
          </li>
        ))}
      </ul>
    </>
  );
}
