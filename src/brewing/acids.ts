import type { Litres, Millilitres, Ph } from "./units.ts"
import { atomicMass, type IonName, ionFacts, type Ions, noIons } from "./water-ions.ts"

const { H, C, O, P, Cl } = atomicMass

type Acid = {
  /** g/mol */
  readonly molarMass: number
  /** Part of the mass that is acid. */
  readonly strength: number
  /** g/mL at 20 °C */
  readonly density: number
  /** Of each proton that counts at the pH of brewing; a strong acid's are given away whole. */
  readonly protons: readonly (number | "strong")[]
  /** The ion of the water report that the acid leaves behind, per proton. */
  readonly leaves: { readonly ion: "chloride" | "sulfate"; readonly perProton: number } | null
}

const lactic = { molarMass: 3 * C + 6 * H + 3 * O, protons: [3.86], leaves: null } as const
const phosphoric = { molarMass: 3 * H + P + 4 * O, protons: [2.148, 7.198], leaves: null } as const

/** Acids as brewers buy them. Constants of dissociation at 25 °C and densities at 20 °C: CRC Handbook. */
export const acids = {
  lactic_80: { ...lactic, strength: 0.8, density: 1.19 },
  lactic_88: { ...lactic, strength: 0.88, density: 1.209 },
  phosphoric_10: { ...phosphoric, strength: 0.1, density: 1.053 },
  phosphoric_75: { ...phosphoric, strength: 0.75, density: 1.579 },
  phosphoric_85: { ...phosphoric, strength: 0.85, density: 1.685 },
  hydrochloric_10: {
    molarMass: H + Cl,
    strength: 0.1,
    density: 1.047,
    protons: ["strong"],
    leaves: { ion: "chloride", perProton: 1 },
  },
  sulfuric_10: {
    molarMass: 2 * H + ionFacts.sulfate.mass,
    strength: 0.1,
    density: 1.066,
    protons: ["strong", "strong"],
    leaves: { ion: "sulfate", perProton: 0.5 },
  },
} as const satisfies Record<string, Acid>
export type AcidName = keyof typeof acids
export const acidNames = Object.keys(acids) as readonly AcidName[]

/**
 * Protons that a millilitre of an acid gives away by the time the liquid is at a pH: density × strength / molar mass ×
 * Σ 1 / (1 + 10^(pKa - pH)) (Henderson and Hasselbalch).
 * @returns mEq/mL: 11.5 for lactic acid of 88 % at pH 5.4, 1.09 for phosphoric acid of 10 %
 */
export const acidMilliequivalents = (acid: AcidName, at: Ph): number => {
  const { density, strength, molarMass, protons }: Acid = acids[acid]
  const given = protons.reduce<number>(
    (sum, pKa) => sum + (pKa === "strong" ? 1 : 1 / (1 + 10 ** (pKa - at))),
    0,
  )
  return ((density * strength * 1000) / molarMass) * given
}

export type AcidAddition = { readonly acid: AcidName; readonly amount: Millilitres }

/**
 * What acids do to a water, in mg/L: each milliequivalent takes one of bicarbonate away, and hydrochloric and sulfuric
 * acid leave their chloride and sulfate. It is linear in the millilitres.
 * @param volume > 0
 * @param at the pH that the water, or the mash it goes into, ends at
 */
export const acidsIons = (additions: readonly AcidAddition[], volume: Litres, at: Ph): Ions => {
  const sum = { ...noIons }
  for (const { acid, amount } of additions) {
    const { leaves }: Acid = acids[acid]
    const milliequivalents = (acidMilliequivalents(acid, at) * amount) / volume
    sum.bicarbonate -= milliequivalents * ionFacts.bicarbonate.mass
    if (leaves) sum[leaves.ion] += milliequivalents * leaves.perProton * ionFacts[leaves.ion].mass
  }
  return sum
}

/** The ions that an acid brings rather than takes. */
export const acidBrings = (acid: AcidName, ion: IonName): boolean => {
  const { leaves }: Acid = acids[acid]
  return leaves?.ion === ion
}
