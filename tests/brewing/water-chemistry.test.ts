import fc from "fast-check"
import { expect, test } from "vitest"
import { acidMilliequivalents, acidNames, acidsIons } from "../../src/brewing/acids.ts"
import {
  alkalinity,
  CACO3_PER_GERMAN_DEGREE,
  CACO3_PER_MILLIEQUIVALENT,
  hardness,
  residualAlkalinity,
  sulfateToChloride,
} from "../../src/brewing/residual-alkalinity.ts"
import { saltIons, saltNames, salts, saltsIons } from "../../src/brewing/salts.ts"
import { grams, litres, millilitres, ph } from "../../src/brewing/units.ts"
import {
  addIons,
  atomicMass,
  chargeImbalance,
  diluteIons,
  ionFacts,
  ionNames,
  noIons,
} from "../../src/brewing/water-ions.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const aSalt = fc.constantFrom(...saltNames)
const anAcid = fc.constantFrom(...acidNames)

test("a gram of each salt in a litre brings the ions that brewing books list, in mg", () => {
  const perGram = (salt: (typeof saltNames)[number]) => saltIons(salt, grams(1), litres(1))
  // Palmer & Kaminski, Water (2013), per gram and litre.
  expect(perGram("gypsum").calcium).toBeCloseTo(232.8, 1)
  expect(perGram("gypsum").sulfate).toBeCloseTo(557.9, 1)
  expect(perGram("calcium_chloride_dihydrate").calcium).toBeCloseTo(272.6, 1)
  expect(perGram("calcium_chloride_dihydrate").chloride).toBeCloseTo(482.3, 1)
  expect(perGram("epsom_salt").magnesium).toBeCloseTo(98.6, 1)
  expect(perGram("epsom_salt").sulfate).toBeCloseTo(389.7, 1)
  expect(perGram("table_salt").sodium).toBeCloseTo(393.4, 1)
  expect(perGram("table_salt").chloride).toBeCloseTo(606.6, 1)
  expect(perGram("baking_soda").sodium).toBeCloseTo(273.7, 1)
  expect(perGram("baking_soda").bicarbonate).toBeCloseTo(726.3, 1)
})

test("six salts in 20 L bring what the tests of brewcalc have, half of its chalk being dissolved", () => {
  const brought = saltsIons(
    [
      { salt: "chalk", amount: grams(10 / 2) },
      { salt: "baking_soda", amount: grams(2) },
      { salt: "gypsum", amount: grams(2) },
      { salt: "calcium_chloride_dihydrate", amount: grams(1) },
      { salt: "epsom_salt", amount: grams(1) },
      { salt: "table_salt", amount: grams(1) },
    ],
    litres(20),
  )
  // brewcomputer/brewcalc, tests/waterChem.test.ts, from rounded factors by the gallon.
  const published = { calcium: 136, magnesium: 5, sulfate: 75, sodium: 48, chloride: 54, bicarbonate: 376 }
  for (const ion of ionNames) expect(Math.abs(brought[ion] - published[ion])).toBeLessThan(1.5)
})

test("a salt's charges cancel: whatever goes in, the water stays neutral", () => {
  fc.assert(
    fc.property(aSalt, between(0, 1_000), between(1, 100), (salt, amount, volume) => {
      expect(chargeImbalance(saltIons(salt, grams(amount), litres(volume)))).toBeCloseTo(0, 6)
    }),
  )
})

test("a salt without carbonate is its ions and its water, gram for gram", () => {
  const water = 2 * atomicMass.H + atomicMass.O
  const crystalWater = {
    gypsum: 2,
    calcium_chloride_dihydrate: 2,
    calcium_chloride_anhydrous: 0,
    epsom_salt: 7,
    magnesium_chloride_hexahydrate: 6,
    table_salt: 0,
    baking_soda: 0,
  } as const
  for (const [salt, molecules] of Object.entries(crystalWater)) {
    const name = saltNames.find((known) => known === salt)
    if (name === undefined) throw new Error(`${salt} is no salt of ours`)
    const ions = saltIons(name, grams(1), litres(1))
    const sum = ionNames.reduce((total, ion) => total + ions[ion], 0)
    expect(sum + (molecules * water * 1000) / salts[name].molarMass).toBeCloseTo(1000, 6)
  }
})

test("salts add up: twice the salt is twice the ions, twice the water half, and two salts are the sum", () => {
  fc.assert(
    fc.property(aSalt, aSalt, between(0, 100), between(0, 100), between(1, 100), (one, two, a, b, volume) => {
      const together = saltsIons(
        [
          { salt: one, amount: grams(a) },
          { salt: two, amount: grams(b) },
        ],
        litres(volume),
      )
      const apart = addIons(saltIons(one, grams(a), litres(volume)), saltIons(two, grams(b), litres(volume)))
      const doubled = saltIons(one, grams(2 * a), litres(2 * volume))
      for (const ion of ionNames) {
        expect(together[ion]).toBeCloseTo(apart[ion], 6)
        expect(doubled[ion]).toBeCloseTo(saltIons(one, grams(a), litres(volume))[ion], 6)
      }
    }),
  )
})

test("dilution thins every ion alike, residual alkalinity with them", () => {
  const water = { calcium: 76, magnesium: 18, sodium: 20, chloride: 30, sulfate: 40, bicarbonate: 360 }
  fc.assert(
    fc.property(between(0, 1), (part) => {
      const thinned = diluteIons(water, part)
      expect(thinned.calcium).toBeCloseTo(76 * (1 - part), 9)
      expect(residualAlkalinity(thinned)).toBeCloseTo(residualAlkalinity(water) * (1 - part), 9)
    }),
  )
})

test("units of hardness are what tables say: 50.04 mg/L of CaCO3 a milliequivalent, 17.85 a German degree", () => {
  expect(CACO3_PER_MILLIEQUIVALENT).toBeCloseTo(50.04, 2)
  expect(CACO3_PER_GERMAN_DEGREE).toBeCloseTo(17.85, 2)
  expect(hardness({ ...noIons, calcium: 40.078, magnesium: 24.305 })).toBeCloseTo(4, 9)
  expect(alkalinity({ ...noIons, bicarbonate: ionFacts.bicarbonate.mass })).toBeCloseTo(1, 9)
})

test("the ratio of sulfate to chloride is unknown without chloride", () => {
  expect(sulfateToChloride({ ...noIons, sulfate: 150, chloride: 75 })).toBe(2)
  expect(sulfateToChloride({ ...noIons, sulfate: 150 })).toBeNull()
})

test("acids are as strong as their bottles say", () => {
  // All of lactic acid's protons: 11.8 mEq/mL at 88 %, of which 97 % are given away at pH 5.4.
  expect(acidMilliequivalents("lactic_88", ph(14))).toBeCloseTo(11.81, 2)
  expect(acidMilliequivalents("lactic_88", ph(5.4))).toBeCloseTo(11.48, 2)
  expect(acidMilliequivalents("phosphoric_10", ph(5.4))).toBeCloseTo(1.09, 2)
  expect(acidMilliequivalents("phosphoric_85", ph(5.4))).toBeCloseTo(14.84, 1)
  expect(acidMilliequivalents("hydrochloric_10", ph(5.4))).toBeCloseTo(2.87, 2)
  expect(acidMilliequivalents("sulfuric_10", ph(5.4))).toBeCloseTo(2.17, 2)
})

test("an acid gives away more as the pH is higher, and takes as much alkalinity as it gives protons", () => {
  fc.assert(
    fc.property(anAcid, between(3, 8), between(0.01, 1), between(0, 50), (acid, low, more, amount) => {
      expect(acidMilliequivalents(acid, ph(low + more))).toBeGreaterThanOrEqual(
        acidMilliequivalents(acid, ph(low)),
      )
      const ions = acidsIons([{ acid, amount: millilitres(amount) }], litres(10), ph(low))
      expect(-alkalinity(ions) * 10).toBeCloseTo(acidMilliequivalents(acid, ph(low)) * amount, 6)
    }),
  )
})

test("hydrochloric and sulfuric acid trade bicarbonate for chloride and sulfate, charge for charge", () => {
  for (const acid of ["hydrochloric_10", "sulfuric_10"] as const) {
    const ions = acidsIons([{ acid, amount: millilitres(10) }], litres(20), ph(5.4))
    expect(chargeImbalance(ions)).toBeCloseTo(0, 9)
    expect(ions.chloride + ions.sulfate).toBeGreaterThan(0)
  }
})
