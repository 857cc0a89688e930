import type { Grams, Litres } from "./units.ts"
import { atomicMass, type IonName, ionFacts, ionNames, type Ions, mapIons, noIons } from "./water-ions.ts"

const { H, C, O, Na, Ca, Cl, Mg } = atomicMass
const SULFATE = ionFacts.sulfate.mass
const WATER = 2 * H + O

type Salt = {
  /** g/mol, water of crystallisation included. */
  readonly molarMass: number
  /** Moles of each ion that a mole brings. Carbonate and hydroxide count by the bicarbonate that they become. */
  readonly ions: Readonly<Partial<Record<IonName, number>>>
}

/** What brewers treat water with. Amounts of ions follow from the molar masses. */
export const salts = {
  gypsum: { molarMass: Ca + SULFATE + 2 * WATER, ions: { calcium: 1, sulfate: 1 } },
  calcium_chloride_dihydrate: { molarMass: Ca + 2 * Cl + 2 * WATER, ions: { calcium: 1, chloride: 2 } },
  calcium_chloride_anhydrous: { molarMass: Ca + 2 * Cl, ions: { calcium: 1, chloride: 2 } },
  epsom_salt: { molarMass: Mg + SULFATE + 7 * WATER, ions: { magnesium: 1, sulfate: 1 } },
  magnesium_chloride_hexahydrate: {
    molarMass: Mg + 2 * Cl + 6 * WATER,
    ions: { magnesium: 1, chloride: 2 },
  },
  table_salt: { molarMass: Na + Cl, ions: { sodium: 1, chloride: 1 } },
  baking_soda: { molarMass: Na + H + C + 3 * O, ions: { sodium: 1, bicarbonate: 1 } },
  /** Wholly dissolved, as carbon dioxide or the acids of the mash do it: CaCO3 + CO2 + H2O → Ca + 2 HCO3. */
  chalk: { molarMass: Ca + C + 3 * O, ions: { calcium: 1, bicarbonate: 2 } },
  /** Slaked lime: Ca(OH)2 + 2 CO2 → Ca + 2 HCO3. */
  lime: { molarMass: Ca + 2 * (O + H), ions: { calcium: 1, bicarbonate: 2 } },
} as const satisfies Record<string, Salt>
export type SaltName = keyof typeof salts
export const saltNames = Object.keys(salts) as readonly SaltName[]

/**
 * What a salt brings, in mg/L: grams × 1000 × moles of the ion × its molar mass / the salt's / litres. It is linear in
 * the grams. A gram of gypsum in a litre brings 232.8 mg of calcium and 557.9 mg of sulfate.
 * @param volume > 0
 */
export const saltIons = (salt: SaltName, amount: Grams, volume: Litres): Ions => {
  const { molarMass, ions }: Salt = salts[salt]
  const millimolesPerLitre = (amount * 1000) / molarMass / volume
  return mapIons((ion) => millimolesPerLitre * (ions[ion] ?? 0) * ionFacts[ion].mass)
}

/** Whether a salt brings an ion at all. */
export const saltBrings = (salt: SaltName, ion: IonName): boolean => {
  const { ions }: Salt = salts[salt]
  return ions[ion] !== undefined
}

export type SaltAddition = { readonly salt: SaltName; readonly amount: Grams }

/** What several salts bring together, in mg/L. */
export const saltsIons = (additions: readonly SaltAddition[], volume: Litres): Ions => {
  const sum = { ...noIons }
  for (const { salt, amount } of additions) {
    const brought = saltIons(salt, amount, volume)
    for (const ion of ionNames) sum[ion] += brought[ion]
  }
  return sum
}
