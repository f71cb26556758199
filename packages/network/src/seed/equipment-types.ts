/** A type of equipment of the demonstration network: a real FDA product code, an invented maker and prices. */
export interface EquipmentType {
  readonly productCode: string;
  readonly deviceName: string;
  readonly model: string;
  /** 3600 for equipment that travels, 900 for equipment that people travel to. */
  readonly slotSeconds: 3600 | 900;
  readonly costDollars: number;
  readonly ratePerHourDollars: number;
  readonly capabilities: Readonly<Record<string, string | number | boolean>>;
  readonly accessories: readonly string[];
}

const type = (
  productCode: string,
  deviceName: string,
  model: string,
  costDollars: number,
  ratePerHourDollars: number,
  capabilities: EquipmentType["capabilities"],
  accessories: readonly string[],
  slotSeconds: 3600 | 900 = 3600,
): EquipmentType => ({
  productCode,
  deviceName,
  model,
  slotSeconds,
  costDollars,
  ratePerHourDollars,
  capabilities,
  accessories,
});

/** Twenty-five types; the prices are invented and of the order of magnitude of US list prices. */
export const equipmentTypes: readonly EquipmentType[] = [
  type(
    "CBK",
    "Ventilator, continuous",
    "EV-300",
    38_000,
    26,
    { patient: "adult, pediatric and neonate", modes: "VC, PC, SIMV, PSV", invasive: true },
    ["Circuit", "Humidifier", "Test lung"],
  ),
  type(
    "MNT",
    "Ventilator, minimal support",
    "EV-110",
    14_000,
    11,
    { patient: "adult", modes: "PSV, bilevel", invasive: false },
    ["Circuit", "Mask"],
  ),
  type("NOU", "Ventilator, home use", "EV-Home", 9_800, 7, { patient: "adult", batteryHours: 8 }, [
    "Circuit",
    "Carry bag",
  ]),
  type("BZD", "Ventilator, non-continuous", "EV-Bi", 6_200, 5, { modes: "CPAP, bilevel" }, [
    "Mask",
    "Tubing",
  ]),
  type("BTT", "Humidifier, respiratory gas", "EH-20", 3_900, 3, { flowLitresPerMinute: 60 }, ["Chamber"]),
  type("FRN", "Pump, infusion", "EP-8", 4_600, 3, { channels: 2 }, ["Pole clamp"]),
  type("MEA", "Pump, infusion, PCA", "EP-PCA", 5_200, 4, { channels: 1 }, ["Key", "Hand switch"]),
  type("LZH", "Pump, infusion, enteral", "EP-E", 1_900, 2, { maximumMillilitresPerHour: 400 }, [
    "Pole clamp",
  ]),
  type("LDD", "DC defibrillator", "ED-360", 21_000, 16, { joules: 360, pacing: true }, [
    "Paddles",
    "ECG leads",
  ]),
  type("MKJ", "Automated external defibrillator", "ED-Auto", 2_100, 2, { joules: 200 }, ["Pads"]),
  type("MHX", "Monitor, physiological", "EM-12", 16_500, 9, { parameters: "ECG, SpO2, NIBP, CO2" }, [
    "SpO2 sensor",
    "NIBP cuff",
    "ECG leads",
  ]),
  type("DRT", "Monitor, cardiac", "EM-C", 7_400, 5, { leads: 5 }, ["ECG leads"]),
  type("DXN", "Blood-pressure system, non-invasive", "EM-BP", 1_400, 1, { intervalsMinutes: 5 }, [
    "NIBP cuff",
  ]),
  type("DQA", "Oximeter", "EO-2", 1_100, 1, { continuous: true }, ["Finger sensor"]),
  type("DPS", "Electrocardiograph", "EC-12", 6_800, 6, { leads: 12 }, ["Lead set"]),
  type("IYN", "Ultrasound, pulsed Doppler", "EU-90", 74_000, 62, { probes: "cardiac, linear, convex" }, [
    "Cardiac probe",
    "Linear probe",
  ]),
  type("IYO", "Ultrasound, pulsed echo", "EU-40", 32_000, 28, { probes: "convex" }, ["Convex probe"]),
  type("IZL", "X-ray, mobile", "EX-M", 128_000, 95, { kilovolts: 133 }, ["Flat panel", "Lead apron"], 900),
  type(
    "JAA",
    "Fluoroscope, image-intensified",
    "EX-C",
    165_000,
    140,
    { armDegrees: 180 },
    ["Foot switch", "Lead apron"],
    900,
  ),
  type(
    "BSZ",
    "Anesthesia gas machine",
    "EA-7",
    58_000,
    44,
    { agents: "sevoflurane, desflurane" },
    ["Vaporizer", "Circuit"],
    900,
  ),
  type("FMZ", "Incubator, neonatal", "EN-1", 24_000, 14, { patient: "neonate", transport: true }, [
    "Mattress",
  ]),
  type("FMT", "Warmer, infant radiant", "EN-W", 15_500, 9, { watts: 600 }, ["Probe"]),
  type("LBI", "Phototherapy unit, neonatal", "EN-P", 4_300, 3, { nanometres: 460 }, ["Eye shields"]),
  type("DWJ", "Thermal regulating system", "ET-5", 19_800, 13, { lowestCelsius: 4 }, ["Blanket", "Hoses"]),
  type("OMP", "Negative pressure wound pump", "EW-V", 8_900, 6, { mmHg: 200 }, ["Canister"]),
];
