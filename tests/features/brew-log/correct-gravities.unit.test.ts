import { describe, expect, test } from "vitest"
import { correctGravities } from "../../../src/features/brew-log/measurements/correct-gravities.ts"
import { hour, hydrometer, reading, refractometer } from "./reading.ts"

const pitchedAt = hour(0)

const values = (...args: Parameters<typeof correctGravities>) =>
  correctGravities(...args).map(({ corrected }) => corrected.value)

describe("a refractometer's readings of a batch", () => {
  // 13.2 °Bx before, 6.1 °Bx after, factor 1.04: 1.0105 (Terrill's own example).
  test("tell the gravity of the beer together with that of the wort", () => {
    const [wort, beer] = correctGravities(
      [reading(refractometer(13.2), -1), reading(refractometer(6.1), 200)],
      pitchedAt,
    )
    // 13.2 / 1.04 = 12.69 °P, which the ASBC's table has at 1.0513.
    expect(wort?.corrected).toMatchObject({ method: "brix_over_factor", original: null, doubts: [] })
    expect(wort?.corrected.value).toBeCloseTo(1.0513, 3)
    expect(beer?.corrected).toMatchObject({
      method: "terrill_cubic",
      original: { brix: 13.2, source: "refractometer" },
      doubts: [],
    })
    expect(beer?.corrected.value).toBeCloseTo(1.0105, 4)
  })

  test("are of wort for some hours after pitching, which yeast needs to begin", () => {
    const [early, late] = correctGravities(
      [reading(refractometer(12), 5), reading(refractometer(11.9), 7)],
      pitchedAt,
    )
    expect(early?.corrected.method).toBe("brix_over_factor")
    expect(late?.corrected.method).toBe("terrill_cubic")
  })

  test("are of wort until the yeast is in, and at every stage before the fermenter", () => {
    const [inFermenter] = correctGravities([reading(refractometer(12), 100)], null)
    expect(inFermenter?.corrected.method).toBe("brix_over_factor")
    const [inKettle] = correctGravities([reading(refractometer(12), 100, "pre_boil")], pitchedAt)
    expect(inKettle?.corrected.method).toBe("brix_over_factor")
  })

  test("take their original from the fermenter, else from after the boil, whatever came first", () => {
    const originals = (...before: ReturnType<typeof reading>[]) =>
      correctGravities([...before, reading(refractometer(6), 300)], pitchedAt).at(-1)?.corrected.original
    const kettle = reading(refractometer(14), -3, "post_boil")
    const fermenter = reading(refractometer(13), -2)
    expect(originals(reading(refractometer(9), -5, "pre_boil"))).toBeNull()
    expect(originals(kettle)).toEqual({ brix: 14, source: "refractometer" })
    expect(originals(kettle, fermenter)).toEqual({ brix: 13, source: "refractometer" })
  })

  test("may rest on a hydrometer's original gravity, seen as the refractometer would have shown it", () => {
    const [, beer] = correctGravities(
      [reading(hydrometer(1.048), -1), reading(refractometer(6), 300)],
      pitchedAt,
    )
    expect(beer?.corrected.original?.source).toBe("hydrometer")
    // 1.048 is 11.91 °P (ASBC), which 1.04 times shows as 12.39 °Bx.
    expect(beer?.corrected.original?.brix).toBeCloseTo(12.39, 1)
  })

  test("prefer the original reading that was given with them, and are of beer then, pitched or not", () => {
    const [, given] = correctGravities(
      [reading(refractometer(12), -1), reading(refractometer(6.1, 13.2), 300)],
      null,
    )
    expect(given?.corrected.original).toEqual({ brix: 13.2, source: "stated" })
    expect(given?.corrected.value).toBeCloseTo(1.0105, 4)
    // It is no original of others, though it lies before the pitching.
    const [, other] = correctGravities(
      [reading(refractometer(6.1, 13.2), -1), reading(refractometer(6), 300)],
      pitchedAt,
    )
    expect(other?.corrected.original).toBeNull()
  })

  test("tell nothing of beer without an original, and say so; once it is there they do", () => {
    const beer = reading(refractometer(6), 300)
    expect(correctGravities([beer], pitchedAt)[0]?.corrected).toMatchObject({
      value: null,
      doubts: ["original_missing"],
    })
    expect(values([reading(refractometer(12), -1), beer], pitchedAt)[1]).toBeCloseTo(1.0114, 4)
  })

  test("are doubted where the formula does not hold", () => {
    const doubts = (before: number, after: number) =>
      correctGravities([reading(refractometer(before), -1), reading(refractometer(after), 300)], pitchedAt)[1]
        ?.corrected
    expect(doubts(12, 11)?.doubts).toEqual(["barely_fermented"])
    expect(doubts(12, 13)?.doubts).toEqual(["reading_rose"])
    expect(doubts(40, 0)).toMatchObject({ value: null, doubts: ["no_sensible_gravity"] })
  })
})

describe("a hydrometer's readings", () => {
  test("are corrected for the temperature of the sample: 1.050 at 30 °C is more at the 20 °C it is made for", () => {
    // Density of water 998.2 at 20 °C, 995.65 at 30 °C (CRC Handbook): 1.050 × 998.2 / 995.65 = 1.0527.
    const [warm] = correctGravities([reading(hydrometer(1.05, 30), 0)], null)
    expect(warm?.corrected).toMatchObject({ method: "expansion_of_water", doubts: [] })
    expect(warm?.corrected.value).toBeCloseTo(1.0527, 3)
  })

  test("stay as they are without a temperature, and are doubted in a hot sample", () => {
    expect(values([reading(hydrometer(1.05), 0)], null)).toEqual([1.05])
    expect(correctGravities([reading(hydrometer(1.03, 70), 0)], null)[0]?.corrected.doubts).toEqual([
      "hot_sample",
    ])
  })
})
