import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef } from "react";
import { parseReservationId } from "./ui/format-reservation-id.ts";
import { Icon } from "./ui/icon.tsx";
import { uiMessages } from "./ui/messages.ts";

/** One line for everything: the number of a reservation leads there, all else narrows the list of units. */
export function SearchForm({ label = uiMessages.search }: { label?: string }) {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useShortcut(field);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? "";
    if (text === "") return;
    const reservationId = parseReservationId(text);
    if (reservationId === undefined) return void navigate({ to: "/units", search: { text } });
    const params = { reservationId: String(reservationId) };
    return void navigate({ to: "/reservations/$reservationId", params });
  };
  return (
    <search className="grow basis-0 sm:max-w-104">
      <form className="relative" onSubmit={search}>
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-quiet">
          <Icon name="find" />
        </span>
        <input
          ref={field}
          type="search"
          aria-label={label}
          aria-keyshortcuts="Control+K Meta+K"
          placeholder={uiMessages.searchHint}
          className="field !pl-9"
          maxLength={100}
        />
      </form>
    </search>
  );
}

function useShortcut(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [field]);
}
