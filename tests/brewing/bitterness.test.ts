import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bitternessOfEach, type Boil, totalBitterness } from "../../src/brewing/bitterness.ts"
import { coolingStand, heldStandFactor } from "../../src/brewing/bitterness-after-boil.ts"
import { garetzUtilization, withHoppingRate } from "../../src/brewing/bitterness-garetz.ts"
import { ragerUtilization } from "../../src/brewing/bitterness-rager.ts"
import { tinsethUtilization } from "../../src/brewing/bitterness-tinseth.ts"
import { defaultSettings } from "../../src/brewing/default-settings.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import { coolingKelvin, coolingRate, FLAME_OUT_CELSIUS } from "../../src/brewing/kettle-cooling.ts"
import type { Hop, IbuMethod } from "../../src/brewing/recipe.ts"
import { celsius, grams, litres, minutes, percent, specificGravity } from "../../src/brewing/units.ts"
import { aHop, aRecipe } from "./recipes.ts"

const methods: readonly IbuMethod[] = ["tinseth", "rager", "garetz", "mibu"]
const boil: Boil = {
  gravity: specificGravity(1.05),
  minutes: minutes(90),
  batchLitres: litres(20),
  startLitres: litres(24),
}
const bitter = (ibuMethod: IbuMethod, hops: readonly Hop[], other: Partial<Boil> = {}): number =>
  totalBitterness(hops, { ...boil, ...other }, { ...defaultSettings, ibuMethod })
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe("Rager", () => {
  test.each([
    [60, 30.8],
    [45, 26.9],
    [30, 17.1],
    [15, 8.2],
    [5, 5.7],
  ])("%i minutes use %d %%", (time, expected) => {
    expect(ragerUtilization(specificGravity(1.05), minutes(time)) * 100).toBeCloseTo(expected, 1)
  })

  test("wort above 1.050 uses less, by a twentieth at 1.060; wort below it is not rewarded", () => {
    expect(ragerUtilization(specificGravity(1.06), minutes(60)) * 100).toBeCloseTo(29.4, 1)
    expect(ragerUtilization(specificGravity(1.03), minutes(60))).toBe(
      ragerUtilization(specificGravity(1.05), minutes(60)),
    )
  })
})

test.each(methods)("by %s a hop that is not boiled gives none", (method) => {
  expect(bitter(method, [aHop({ minutes: minutes(0) })])).toBe(0)
})

describe("Garetz", () => {
  test("his table agrees with Hosom's fit of it, 0.0702 + 0.1535 tanh((t - 21.34) / 24.85), within 0.015", () => {
    for (let time = 0; time <= 90; time += 1) {
      const fit = Math.max(0, 0.0702 + 0.1535 * Math.tanh((time - 21.34) / 24.85))
      expect(Math.abs(garetzUtilization(specificGravity(1.05), minutes(time)) - fit)).toBeLessThan(0.015)
    }
  })

  test("his guesses end where ours do at once: IBU × (1 + CF · IBU / 260) is the uncorrected bitterness", () => {
    fc.assert(
      fc.property(between(0, 500), between(1, 3), (uncorrected, concentration) => {
        let guess = uncorrected
        for (let round = 0; round < 200; round += 1)
          guess = (guess + uncorrected / (1 + (concentration * guess) / 260)) / 2
        expect(withHoppingRate(uncorrected, concentration)).toBeCloseTo(guess, 6)
      }),
    )
  })

  test("a kettle at 1,676 m, 5,500 feet, gives a sixth less, and a concentrated boil less than a full one", () => {
    const use = (altitude: number) => garetzUtilization(specificGravity(1.05), minutes(60), altitude)
    expect(use(1676.4) * 1.2).toBeCloseTo(use(0), 6)
    expect(bitter("garetz", [aHop()], { startLitres: litres(10) })).toBeLessThan(bitter("garetz", [aHop()]))
  })
})

describe("the whirlpool", () => {
  test.each([
    [100, 1.01],
    [95, 0.71],
    [90, 0.49],
    [85, 0.34],
    [80, 0.23],
    [70, 0.1],
  ])("at %i °C isomerises at %d of the boil's rate, at most as fast", (degrees, expected) => {
    expect(heldStandFactor(celsius(degrees))).toBeCloseTo(Math.min(1, expected), 2)
  })

  test("wort cools as Hosom measured: 53.70 e^(-bt) + 319.55 K from flame-out", () => {
    const rate = coolingRate(litres(20), 679)
    expect(rate).toBeCloseTo((0.0002925 * 679) / 20 + 0.00538, 9)
    expect(coolingRate(litres(20))).toBeCloseTo(rate, 4)
    for (const time of [0, 10, 45])
      expect(coolingKelvin(FLAME_OUT_CELSIUS, rate, time)).toBeCloseTo(
        53.7 * Math.exp(-rate * time) + 319.55,
        6,
      )
  })

  test("the integral is what a sum over ten thousand steps gives, from flame-out as well", () => {
    fc.assert(
      fc.property(between(0, 240), between(20, 100.1), between(0.006, 0.05), (stand, start, rate) => {
        const step = stand / 10_000
        let sum = 0
        for (let index = 0; index < 10_000; index += 1) {
          const time = (index + 0.5) * step
          const kelvin = coolingKelvin(celsius(start), rate, time)
          sum += step * 0.04 * Math.exp(-0.04 * time) * Math.min(1, 2.39e11 * Math.exp(-9773 / kelvin))
        }
        const part = coolingStand(minutes(stand), celsius(start), rate)
        expect(Math.abs(part - sum)).toBeLessThan(0.000_01)
      }),
      { numRuns: 50 },
    )
  })

  test("by mIBU, hops at flame-out give something, more in a larger kettle, less than boiled", () => {
    const whirlpool = [aHop({ use: "whirlpool", minutes: minutes(20) })]
    const stand = bitter("mibu", whirlpool)
    expect(stand).toBeGreaterThan(5)
    expect(stand).toBeLessThan(bitter("tinseth", [aHop({ minutes: minutes(20) })]))
    const brewpub = { batchLitres: litres(1000), startLitres: litres(1200) }
    expect(bitter("mibu", [aHop({ ...whirlpool[0], amountGrams: grams(1500) })], brewpub)).toBeGreaterThan(
      stand,
    )
  })

  test("by mIBU, what was boiled goes on while the wort stands; without a whirlpool mIBU is Tinseth's", () => {
    const [late, stand] = [
      aHop({ minutes: minutes(5) }),
      aHop({ use: "whirlpool", amountGrams: grams(0), minutes: minutes(20) }),
    ]
    expect(bitter("mibu", [late])).toBe(bitter("tinseth", [late]))
    expect(bitter("mibu", [late, stand])).toBeGreaterThan(bitter("tinseth", [late]) * 1.5)
  })

  test("a warmer kettle or a longer stand gives more, never more than an endless boil", () => {
    fc.assert(
      fc.property(between(0, 120), between(50, 99), between(0.006, 0.1), (stand, start, rate) => {
        const part = coolingStand(minutes(stand), celsius(start), rate)
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual(1 - Math.exp(-0.04 * stand) + 1e-9)
        expect(coolingStand(minutes(stand + 1), celsius(start), rate)).toBeGreaterThan(part)
        expect(coolingStand(minutes(stand + 1), celsius(start + 1), rate)).toBeGreaterThan(part)
      }),
    )
  })
})

describe.each(methods)("bitterness by %s", (method) => {
  const anyHop = fc.record({
    amountGrams: between(1, 200).map(grams),
    alphaPercent: between(1, 20).map(percent),
    minutes: between(11, 89).map(minutes),
    use: fc.constantFrom("boil", "first_wort", "whirlpool", "mash"),
  })

  test("grows with time, alpha and mass, and falls with gravity and volume", () => {
    fc.assert(
      fc.property(anyHop, (given) => {
        const hop = aHop(given)
        const base = bitter(method, [hop])
        const more = (other: Partial<Hop>) => bitter(method, [{ ...hop, ...other }])
        // Garetz' table goes by steps: a minute more gives no less.
        expect(more({ minutes: minutes(hop.minutes + 1) })).toBeGreaterThanOrEqual(base)
        expect(more({ minutes: minutes(hop.minutes + 20) })).toBeGreaterThanOrEqual(base)
        expect(more({ alphaPercent: percent(hop.alphaPercent * 1.01) })).toBeGreaterThan(base)
        expect(more({ amountGrams: grams(hop.amountGrams * 1.01) })).toBeGreaterThan(base)
        expect(bitter(method, [hop], { gravity: specificGravity(1.07) })).toBeLessThan(base)
        expect(bitter(method, [hop], { batchLitres: litres(22) })).toBeLessThan(base)
      }),
    )
  })

  test("the additions add up to the whole", () => {
    fc.assert(
      fc.property(fc.array(anyHop, { maxLength: 8 }), (given) => {
        const hops = given.map((hop) => aHop(hop))
        const each = bitternessOfEach(hops, boil, { ...defaultSettings, ibuMethod: method })
        expect(each.reduce((sum, ibu) => sum + ibu, 0)).toBeCloseTo(bitter(method, hops), 6)
      }),
    )
  })

  test("pellet and first-wort factors count as for every method, and a dry hop not at all", () => {
    const hop = aHop({ use: "first_wort", form: "pellet", amountGrams: grams(0.01) })
    const factors = { ...defaultSettings, ibuMethod: method, pelletFactor: 1.5, firstWortFactor: 1.4 }
    const plain = { ...factors, pelletFactor: 1, firstWortFactor: 1 }
    expect(totalBitterness([hop], boil, factors) / totalBitterness([hop], boil, plain)).toBeCloseTo(2.1, 3)
    expect(bitter(method, [aHop({ use: "dry_hop", minutes: minutes(4320) })])).toBe(0)
  })

  test("is what a recipe of that setting has", () => {
    const recipe = aRecipe({
      settings: { ...defaultSettings, ibuMethod: method, averageBoilGravity: false },
    })
    const { originalGravity, ibu } = estimateRecipe(recipe)
    if (originalGravity === null) throw new Error("a recipe with malt has a gravity")
    expect(ibu).toBeCloseTo(
      bitter(method, recipe.hops, { gravity: originalGravity, minutes: minutes(60) }),
      9,
    )
  })
})

test("the methods stand in their known order for an hour's boil: Rager above Tinseth above Garetz", () => {
  const [tinseth = 0, rager = 0, garetz = 0] = methods.map((method) => bitter(method, [aHop()]))
  expect(rager).toBeGreaterThan(tinseth)
  expect(tinseth).toBeGreaterThan(garetz)
  expect(tinseth).toBeCloseTo(90 * tinsethUtilization(specificGravity(1.05), minutes(60)), 9)
})
