import { defineErrors } from "../error/define-errors.ts";

export const equipmentErrors = defineErrors({
  "equipment.unknown": {
    template: "There is no unit {unitId}.",
    hint: "Check the number; the list of units shows those that exist.",
  },
  "equipment.product-code-unknown": {
    template:
      "{productCode} is not in FDA's product classification with the class and life-support flag given.",
    hint: "Look the model up in AccessGUDID and copy its product code.",
  },
  "equipment.capability-unknown": {
    template: "The search does not understand the capability {value}.",
    hint: "Write name=value with one of the evidence's accepted names or values; a flag's name alone means yes.",
  },
  "equipment.already-registered": {
    template:
      "A unit with device identifier {deviceIdentifier} and serial number {serialNumber} is unit {unitId}.",
    hint: "Check the serial number on the label; a unit is registered once.",
  },
  "equipment.registration-incomplete": {
    template: "The registration is not complete: {field} is missing or cannot be.",
    hint: "Give it and register again. Slots last 3600 or 900 seconds; the place is an H3 cell of resolution 8.",
  },
  "equipment.valuation-invalid": {
    template: "The valuation contradicts itself in its {field}.",
    hint: "The residual is at most the cost, the life is over zero, a yearly rate is over 0 and under 10,000 points.",
  },
  "equipment.second-person-needed": {
    template: "Unit {unitId} sustains life; {registeredBy}, who registered it, cannot approve it.",
    hint: "Another biomedical engineer or the clinical lead of the owner approves it.",
  },
  "equipment.reason-absent": {
    template: "Unit {unitId} does not wait for this (reason bits {reason}).",
    hint: "Look at the unit again; someone may have done it already.",
  },
  "equipment.not-party": {
    template: "Facility {facilityId} neither owns nor holds unit {unitId}.",
    hint: "Someone of the owner or the holder acts.",
  },
  "equipment.not-fit": {
    template: "Unit {unitId} may not be lent (reason bits {reasons}).",
    hint: "The unit's page lists each reason and its remedy.",
  },
  "equipment.reserve-floor": {
    template: "Unit {unitId} stays: its owner has {atHome} units of the type at home and keeps {floor}.",
    hint: "The owner lowers its reserve floor or waits until another unit of the type is back.",
  },
  "equipment.terms-invalid": {
    template: "The terms for unit {unitId} contradict themselves.",
    hint: "The minimum is at least one slot beyond turnaround and at most the maximum; shares are at most 10,000 points.",
  },
  "equipment.certificate-expired": {
    template: "The certificate for unit {unitId} ended at {validUntil}.",
    hint: "File a certificate that is still valid.",
  },
  "equipment.transfer-not-accepted": {
    template: "{to} has not accepted unit {unitId}.",
    hint: "The receiver accepts the unit first.",
  },
  "equipment.product-code-malformed": {
    template: "{value} is not an FDA product code: it must be three letters.",
    hint: "Copy the code from the device's record in AccessGUDID or the FDA classification database.",
  },
  "equipment.depreciation-unknown": {
    template: "{value} is not a way of depreciation.",
    hint: "Use straight-line, declining-balance or units-of-production.",
  },
  "udi.empty": {
    template: "The scan is empty.",
    hint: "Scan the label again, or type the text printed beside the barcode.",
  },
  "udi.symbology-unknown": {
    template: "The scan begins with the symbology prefix {value}, which carries no device identifier.",
    hint: "Scan the UDI barcode: GS1-128, GS1 DataMatrix, GS1 QR or GS1 DataBar.",
  },
  "udi.malformed": {
    template: "{field} is {value}: {problem}.",
    hint: "Scan the label again. When typing, copy the text beside the barcode with its parentheses.",
  },
  "udi.identifier-unknown": {
    template: "The scan has the application identifier {value}, which GS1 does not define.",
    hint: "Scan the UDI barcode, not another code on the label.",
  },
  "udi.check-digit-wrong": {
    template: "{field} is {value}; its check digit is {actual} but must be {expected}.",
    hint: "A digit was misread or mistyped. Scan the label again.",
  },
  "udi.check-character-wrong": {
    template: "The code {value} ends in {actual}; its check character must be {expected}.",
    hint: "A character was misread or mistyped. Scan the label again.",
  },
  "udi.link-character-wrong": {
    template:
      "The second barcode belongs to a label with the check character {actual}, the first has {expected}.",
    hint: "Scan both barcodes of the same label.",
  },
  "udi.date-invalid": {
    template: "{field} is {value}, which is no date: {problem}.",
    hint: "Scan the label again. When typing, check year, month and day against the label.",
  },
  "udi.companion-missing": {
    template: "({field}) stands alone; it needs ({needed}) beside it.",
    hint: "Scan the barcode with the device identifier (01) as well.",
  },
  "udi.identifiers-conflict": {
    template: "({field}) and ({other}) cannot stand in one code.",
    hint: "Scan the equipment's own label, not its packaging.",
  },
  "udi.patient-identifier": {
    template: "The code holds ({field}), which identifies a recipient of care.",
    hint: "Nothing about patients is stored here. Scan the equipment's own label.",
  },
  "udi.agency-not-shareable": {
    template: "{value} labels mark human tissue and blood containers, which are not shared here.",
    hint: "Register equipment with a GS1 or HIBCC label.",
  },
  "udi.device-identifier-missing": {
    template: "The code {value} holds no device identifier.",
    hint: "Scan the barcode that begins with (01), or the HIBCC primary code.",
  },
  "udi.serial-missing": {
    template: "The code {value} holds no serial number.",
    hint: "Only single units are shared. Scan the barcode with (21) as well, or type the serial number.",
  },
  "udi.too-long": {
    template: "{field} is {value}, longer than the {limit} characters the registry holds.",
    hint: "Use the serial number as the barcode gives it, without spaces or prefixes.",
  },
});
