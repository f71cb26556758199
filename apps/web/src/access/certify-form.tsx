import type { StaffPerson } from "@medequipshare/protocol";
import { certifyCompetency } from "@medequipshare/sdk";
import { type ReactNode, useId, useState } from "react";
import { ActButton } from "../signing/act-button.tsx";
import { accessMessages } from "../signing/messages.ts";
import { useStoreReport } from "../signing/use-store-report.ts";
import { FileField } from "../ui/file-field.tsx";
import { dayEnd, dayOf } from "./day-field.ts";
import { peopleMessages } from "./people-messages.ts";

const YEAR_SECONDS = 365 * 86_400;

type CertifyFormProps = {
  readonly facilityId: number;
  readonly people: readonly StaffPerson[];
  /** Types of equipment, by name. */
  readonly types: readonly { readonly productCode: string; readonly name: string }[];
};

/** Certifies that somebody on staff can handle a type of equipment, with the evidence for it. */
export function CertifyForm({ facilityId, people, types }: CertifyFormProps) {
  const [account, setAccount] = useState("");
  const [productCode, setProductCode] = useState("");
  const [day, setDay] = useState(() => dayOf(Date.now() / 1000 + YEAR_SECONDS));
  const [file, setFile] = useState<File>();
  const store = useStoreReport();
  const person = people.find((each) => each.account === account);
  return (
    <div className="grid max-w-xl gap-4">
      <Choice label={peopleMessages.person} value={account} onChange={setAccount}>
        {people.map((each) => (
          <option key={each.account} value={each.account}>
            {each.name ?? accessMessages.short(each.account)}
          </option>
        ))}
      </Choice>
      <Choice label={peopleMessages.equipmentType} value={productCode} onChange={setProductCode}>
        {types.map((type) => (
          <option key={type.productCode} value={type.productCode}>
            {type.name} ({type.productCode})
          </option>
        ))}
      </Choice>
      <DayField value={day} onChange={setDay} />
      <FileField label={peopleMessages.evidence} hint={peopleMessages.evidenceHint} onFile={setFile} />
      <div>
        <ActButton
          disabled={person === undefined || productCode === "" || day === "" || file === undefined}
          changes={[["facility", facilityId]]}
          act={async (network) => {
            if (person === undefined || file === undefined) throw new TypeError("nothing is chosen");
            const evidence = await store({ file, kind: "competency", recipients: [] });
            const certified = { account: person.account, productCode, until: dayEnd(day), evidence };
            return certifyCompetency(network, certified);
          }}
        >
          {peopleMessages.certify}
        </ActButton>
      </div>
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{peopleMessages.choose}</option>
        {children}
      </select>
    </div>
  );
}

function DayField({ value, onChange }: { readonly value: string; readonly onChange: (day: string) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="text-sm text-quiet">
        {peopleMessages.competentUntil}
      </label>
      <input
        id={id}
        type="date"
        className="field"
        min={dayOf(Date.now() / 1000)}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
