import type { UnitType } from "@medequipshare/protocol";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { Icon } from "../ui/icon.tsx";
import { findMessages } from "./find-messages.ts";

type TypeSearchProps = {
  readonly types: readonly UnitType[];
  readonly productCode: string | undefined;
  readonly onChange: (productCode: string | undefined) => void;
};

/** A type of equipment by its name or product code, found while typing. */
export function TypeSearch({ types, productCode, onChange }: TypeSearchProps) {
  return (
    <ComboBox
      defaultItems={types.map((type) => ({ ...type, id: type.productCode }))}
      defaultSelectedKey={productCode ?? null}
      onSelectionChange={(key) => onChange(key === null ? undefined : String(key))}
      menuTrigger="focus"
    >
      <Label className="text-sm text-quiet">{findMessages.type}</Label>
      <div className="relative">
        <Input className="field !pr-11" placeholder={findMessages.typeHint} />
        <Button
          aria-label={findMessages.showTypes}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center text-accent"
        >
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="w-(--trigger-width) border border-edge bg-surface text-ink shadow-xl">
        <ListBox<UnitType & { readonly id: string }> className="max-h-80 overflow-auto outline-none">
          {({ id, name, units }) => (
            <ListBoxItem
              id={id}
              textValue={`${name} (${id})`}
              className="cursor-pointer px-3 py-2 outline-none data-focused:bg-accent-soft data-selected:font-semibold"
            >
              {name}
              <span className="block text-sm font-normal text-quiet">
                {findMessages.typeOption(id, units)}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
