import type { UnitDetail } from "@medequipshare/protocol";
import type { ReactNode } from "react";
import { Empty } from "../ui/empty.tsx";
import { formatDate } from "../ui/format-time.ts";
import { equipmentMessages } from "./messages.ts";

type CertificateTableProps = {
  readonly certificates: UnitDetail["certificates"];
  /** What checks a document, given its digest and what it is. */
  readonly verifier: (digest: `0x${string}`, what: string) => ReactNode;
};

/** The certificates on file, newest first, each with a check of its document against the chain. */
export function CertificateTable({ certificates, verifier }: CertificateTableProps) {
  if (certificates.length === 0) return <Empty>{equipmentMessages.noCertificates}</Empty>;
  return (
    <div className="scrolling">
      <table className="listing">
        <thead>
          <tr>
            <th scope="col">{equipmentMessages.kind}</th>
            <th scope="col">{equipmentMessages.validUntil}</th>
            <th scope="col">{equipmentMessages.document}</th>
          </tr>
        </thead>
        <tbody>
          {certificates
            .toSorted((one, other) => other.issuedAt - one.issuedAt)
            .map((certificate) => {
              const kind = equipmentMessages.certificateKinds[certificate.kind];
              return (
                <tr key={`${certificate.kind}-${certificate.document}`}>
                  <td>{kind}</td>
                  <td>{formatDate(certificate.validUntil)}</td>
                  <td>{verifier(certificate.document, kind)}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}
