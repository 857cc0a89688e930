/** The ions that brewers reckon with. Bicarbonate stands for all of the alkalinity. */
export const ionNames = ["calcium", "magnesium", "sodium", "chloride", "sulfate", "bicarbonate"] as const
export type IonName = (typeof ionNames)[number]

/**
 * Ions in mg/L, "ppm" to a brewer. Bicarbonate below 0 is what acid is left over once the alkalinity is gone, so that
 * sums stay sums.
 */
export type Ions = Readonly<Record<IonName, number>>

export const noIons: Ions = {
  calcium: 0,
  magnesium: 0,
  sodium: 0,
  chloride: 0,
  sulfate: 0,
  bicarbonate: 0,
}

/** Standard atomic weights, IUPAC, in g/mol. */
export const atomicMass = {
  H: 1.008,
  C: 12.011,
  O: 15.999,
  Na: 22.99,
  Mg: 24.305,
  P: 30.974,
  S: 32.06,
  Cl: 35.45,
  Ca: 40.078,
} as const

const { H, C, O, Na, Mg, S, Cl, Ca } = atomicMass

/** Molar mass in g/mol, and charge. */
export const ionFacts: Readonly<Record<IonName, { readonly mass: number; readonly charge: number }>> = {
  calcium: { mass: Ca, charge: 2 },
  magnesium: { mass: Mg, charge: 2 },
  sodium: { mass: Na, charge: 1 },
  chloride: { mass: Cl, charge: -1 },
  sulfate: { mass: S + 4 * O, charge: -2 },
  bicarbonate: { mass: H + C + 3 * O, charge: -1 },
}

/** Milliequivalents per litre of an ion, from mg/L; without its sign. */
export const milliequivalents = (ion: IonName, milligrams: number): number =>
  (milligrams / ionFacts[ion].mass) * Math.abs(ionFacts[ion].charge)

/** Two waters poured together, or a water and what is added to it: `a + factor × b`. */
export const addIons = (a: Ions, b: Ions, factor = 1): Ions => mapIons((ion) => a[ion] + b[ion] * factor)

export const scaleIons = (ions: Ions, factor: number): Ions => mapIons((ion) => ions[ion] * factor)

export const mapIons = (of: (ion: IonName) => number): Ions => ({
  calcium: of("calcium"),
  magnesium: of("magnesium"),
  sodium: of("sodium"),
  chloride: of("chloride"),
  sulfate: of("sulfate"),
  bicarbonate: of("bicarbonate"),
})

/** Water diluted with water that holds nothing, as from reverse osmosis. @param part of the diluting water, 0 to 1 */
export const diluteIons = (ions: Ions, part: number): Ions => scaleIons(ions, 1 - part)

/**
 * What the charges of a water report fail to cancel by, in mEq/L: above 0 for too many cations. A whole report is
 * within a few tenths of 0, potassium and nitrate being left out.
 */
export const chargeImbalance = (ions: Ions): number =>
  ionNames.reduce((sum, ion) => sum + (ions[ion] / ionFacts[ion].mass) * ionFacts[ion].charge, 0)
