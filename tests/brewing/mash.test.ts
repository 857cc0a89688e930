import fc from "fast-check"
import { expect, test } from "vitest"
import { decoctionLitres, mashLitres } from "../../src/brewing/decoction.ts"
import {
  acidForMash,
  alkalinitySlope,
  gramsOfAcidulatedMalt,
  gristPh,
  type Malt,
  mashPh,
  mashPhUncertainty,
  millilitresOfAcid,
} from "../../src/brewing/mash-ph.ts"
import { infusionLitres, infusionTemperature } from "../../src/brewing/strike-water.ts"
import { celsius, ebc, kilograms, litres, minutes, percent, ph } from "../../src/brewing/units.ts"
import { noIons } from "../../src/brewing/water-ions.ts"
import { planWater, type WaterUse } from "../../src/brewing/water-plan.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const aMalt = (malt: Partial<Malt> = {}): Malt => ({
  amount: kilograms(5),
  kind: "pilsner",
  color: ebc(3),
  measuredPh: null,
  ...malt,
})

const aWaterUse = (use: Partial<WaterUse> = {}): WaterUse => ({
  batch: litres(20),
  grain: kilograms(5),
  boil: minutes(60),
  boilOff: litres(3),
  trub: litres(1),
  deadSpace: litres(0.5),
  absorptionLitresPerKilogram: 1.04,
  contraction: percent(4),
  topUp: litres(0),
  mash: { litresPerKilogram: 3 },
  ...use,
})

const someWaterUse = fc
  .record({
    batch: between(1, 1000),
    grain: between(0, 300),
    boil: between(0, 180),
    boilOff: between(0, 50),
    trub: between(0, 20),
    deadSpace: between(0, 20),
    absorption: between(0, 2),
    contraction: between(0, 10),
    thickness: between(1, 6),
    stated: fc.option(between(0, 1000)),
  })
  .map(({ absorption, thickness, stated, ...use }) =>
    aWaterUse({
      batch: litres(use.batch),
      grain: kilograms(use.grain),
      boil: minutes(use.boil),
      boilOff: litres(use.boilOff),
      trub: litres(use.trub),
      deadSpace: litres(use.deadSpace),
      absorptionLitresPerKilogram: absorption,
      contraction: percent(use.contraction),
      mash: stated === null ? { litresPerKilogram: thickness } : { litres: litres(stated) },
    }),
  )

test("20 L from 5 kg: what each step of the brew day keeps is on the way from the tap to the fermenter", () => {
  const plan = planWater(aWaterUse())
  expect(plan.postBoil).toBeCloseTo(21 / 0.96, 9)
  expect(plan.preBoil).toBeCloseTo(24.875, 9)
  expect(plan.absorbed).toBeCloseTo(5.2, 9)
  expect(plan.mash).toBe(15)
  expect(plan.total).toBeCloseTo(24.875 + 5.2 + 0.5, 9)
})

test("the water of AussieAle comes out as the tests of brewcalc have it", () => {
  // brewcomputer/brewcalc, tests/volumes.test.ts: 23.02 L and 2.84 L of kettle loss, 10.18 L boiled off, 0.96 fl oz
  // absorbed by the ounce, 3.03 L of tun loss. Its 37.12 L before the boil are 26.94 L after it, 1.08 L of that shrinkage.
  const plan = planWater(
    aWaterUse({
      batch: litres(23.02),
      trub: litres(2.84),
      grain: kilograms(5.26),
      boilOff: litres(10.18),
      deadSpace: litres(3.03),
      absorptionLitresPerKilogram: 1.0016,
      mash: { litres: litres(24.45) },
    }),
  )
  expect(plan.postBoil).toBeCloseTo(26.94, 2)
  expect(plan.preBoil).toBeCloseTo(37.12, 2)
  expect(plan.absorbed).toBeCloseTo(5.27, 2)
  expect(plan.sparge).toBeCloseTo(20.97, 2)
  expect(plan.total).toBeCloseTo(45.42, 2)
})

test("mash and sparge water are the total to the last bit, and nothing is negative", () => {
  fc.assert(
    fc.property(someWaterUse, (use) => {
      const plan = planWater(use)
      expect(plan.mash + plan.sparge).toBe(plan.total)
      for (const volume of Object.values(plan)) expect(volume).toBeGreaterThanOrEqual(0)
    }),
  )
})

test("no water is lost: what comes in is in the fermenter, boiled off, or left behind", () => {
  fc.assert(
    fc.property(someWaterUse, (use) => {
      const plan = planWater(use)
      const kept = use.grain === 0 ? 0 : plan.absorbed + use.deadSpace
      expect(plan.total).toBeCloseTo(plan.preBoil + kept, 6)
      expect(plan.preBoil).toBeCloseTo(plan.postBoil + plan.boiledOff, 6)
      const cold = plan.postBoil * (1 - use.contraction / 100)
      const surplus = plan.surplus * (1 - use.contraction / 100)
      expect(cold - surplus).toBeCloseTo(use.batch + use.trub, 6)
    }),
  )
})

test("everything twice takes twice the water", () => {
  const once = planWater(aWaterUse())
  const twice = planWater(
    aWaterUse({
      batch: litres(40),
      grain: kilograms(10),
      boilOff: litres(6),
      trub: litres(2),
      deadSpace: litres(1),
    }),
  )
  expect(twice.total).toBeCloseTo(2 * once.total, 9)
  expect(twice.sparge).toBeCloseTo(2 * once.sparge, 9)
})

test("a mash that holds more than is needed leaves no sparge and a surplus in the kettle", () => {
  const plan = planWater(aWaterUse({ mash: { litres: litres(40) } }))
  expect(plan).toMatchObject({ mash: 40, sparge: 0, total: 40 })
  expect(plan.surplus).toBeCloseTo(40 - 30.575, 9)
})

test("the litres that an infusion takes, at the temperature that these litres take, are the same litres", () => {
  fc.assert(
    fc.property(
      between(1, 50),
      between(2, 100),
      between(35, 60),
      between(1, 15),
      between(85, 100),
      (g, w, t, up, hot) => {
        const mash = { grain: kilograms(g), water: litres(w), temperature: celsius(t) }
        const target = celsius(t + up)
        const added = infusionLitres(mash, celsius(hot), target)
        expect(infusionTemperature(mash, litres(added ?? -1), target)).toBeCloseTo(hot, 6)
      },
    ),
  )
})

test("hot water cools no mash and cold water warms none", () => {
  const mash = { grain: kilograms(5), water: litres(15), temperature: celsius(66) }
  expect(infusionLitres(mash, celsius(20), celsius(72))).toBeNull()
  expect(infusionLitres(mash, celsius(100), celsius(60))).toBeNull()
  expect(infusionLitres(mash, celsius(72), celsius(72))).toBeNull()
  expect(infusionLitres(mash, celsius(100), celsius(66))).toBe(0)
  expect(infusionLitres(mash, celsius(20), celsius(60))).toBeGreaterThan(0)
})

test("a decoction of the whole mash boils it, one of nothing leaves it, and the mixture is at the target", () => {
  const mash = { grain: kilograms(5), water: litres(15), temperature: celsius(52) }
  const all = mashLitres(mash.grain, mash.water)
  expect(all).toBeCloseTo(18.34, 2)
  expect(decoctionLitres(mash, celsius(52), celsius(100))).toBe(0)
  expect(decoctionLitres(mash, celsius(64), celsius(100))).toBeCloseTo(all / 4, 9)
  fc.assert(
    fc.property(between(53, 99), (target) => {
      const pulled = decoctionLitres(mash, celsius(target), celsius(100)) ?? -1
      expect((pulled * 100 + (all - pulled) * 52) / all).toBeCloseTo(target, 6)
    }),
  )
  expect(decoctionLitres(mash, celsius(50), celsius(100))).toBeNull()
  expect(decoctionLitres(mash, celsius(100), celsius(100))).toBeNull()
})

test("a mash of one base malt in distilled water has the pH that was measured for it", () => {
  const distilled = { water: litres(15), ions: noIons, acidMilliequivalents: 0 }
  expect(mashPh({ malts: [aMalt()], ...distilled })).toBeCloseTo(5.75, 9)
  expect(mashPh({ malts: [aMalt({ kind: "munich" })], ...distilled })).toBeCloseTo(5.43, 9)
  expect(mashPh({ malts: [aMalt({ measuredPh: ph(5.6) })], ...distilled })).toBeCloseTo(5.6, 9)
})

test("special malts pull a mash as far as brewers measure", () => {
  const with10Percent = (kind: Malt["kind"], color: number) =>
    gristPh([
      aMalt({ kind: "pale", amount: kilograms(9) }),
      aMalt({ kind, color: ebc(color), amount: kilograms(1) }),
    ])
  // EZ Water lists crystal malt at 5.22 - 0.00504 °L and roasted malt at 4.71, against 5.70 for the base malt.
  expect(Math.abs(with10Percent("crystal", 118) - (5.7 - 0.078))).toBeLessThan(0.01)
  expect(Math.abs(with10Percent("crystal", 20) - (5.7 - 0.053))).toBeLessThan(0.03)
  expect(Math.abs(with10Percent("crystal", 236) - (5.7 - 0.108))).toBeLessThan(0.05)
  expect(Math.abs(with10Percent("roasted", 1_000) - (5.7 - 0.099))).toBeLessThan(0.01)
  // Weyermann: a tenth of a pH for each per cent of acidulated malt.
  expect(Math.abs(with10Percent("acidulated", 3) - (5.7 - 1))).toBeLessThan(0.2)
})

test("darker crystal malt, acid, calcium and magnesium lower a mash; alkalinity raises it, more when it is thin", () => {
  const mash = { malts: [aMalt()], water: litres(15), ions: noIons, acidMilliequivalents: 0 }
  const plain = mashPh(mash)
  fc.assert(
    fc.property(between(1, 300), (amount) => {
      expect(mashPh({ ...mash, ions: { ...noIons, calcium: amount } })).toBeLessThan(plain)
      expect(mashPh({ ...mash, ions: { ...noIons, magnesium: amount } })).toBeLessThan(plain)
      expect(mashPh({ ...mash, acidMilliequivalents: amount })).toBeLessThan(plain)
      const alkaline = { ...mash, ions: { ...noIons, bicarbonate: amount } }
      const raised = mashPh(alkaline)
      expect(raised).toBeGreaterThan(plain)
      expect(mashPh({ ...alkaline, water: litres(25) })).toBeGreaterThan(raised)
      const crystal = (color: number) => gristPh([aMalt({ kind: "crystal", color: ebc(color) })])
      expect(crystal(amount + 1)).toBeLessThan(crystal(amount))
    }),
  )
})

test("Troester's slope: 10 °dH of residual alkalinity raise a mash of 4 L/kg by about 0.23", () => {
  expect(alkalinitySlope(4) * (10 / 2.804)).toBeCloseTo(0.232, 3)
})

test("the acid that a mash needs takes it to the target, and none is needed below it", () => {
  fc.assert(
    fc.property(between(5.1, 5.7), between(0, 400), (target, bicarbonate) => {
      const mash = { malts: [aMalt()], water: litres(15), ions: { ...noIons, bicarbonate } }
      const before = mashPh({ ...mash, acidMilliequivalents: 0 })
      const acid = acidForMash(mash.malts, before, ph(target))
      expect(mashPh({ ...mash, acidMilliequivalents: acid })).toBeCloseTo(Math.min(before, target), 9)
      expect(acidForMash(mash.malts, target - 0.01, ph(target))).toBe(0)
    }),
  )
  expect(millilitresOfAcid("lactic_88", 11.48, ph(5.4))).toBeCloseTo(1, 3)
  expect(gramsOfAcidulatedMalt(335)).toBeCloseTo(1_000, 9)
})

test("special malts widen what the estimate may be off by", () => {
  expect(mashPhUncertainty([aMalt()])).toBe(0.1)
  expect(mashPhUncertainty([aMalt(), aMalt({ kind: "roasted", amount: kilograms(0) })])).toBe(0.1)
  expect(mashPhUncertainty([aMalt(), aMalt({ kind: "roasted" })])).toBe(0.15)
})
