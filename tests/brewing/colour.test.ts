import fc from "fast-check"
import { expect, test } from "vitest"
import { beerColor, danielsSrm, mosherSrm } from "../../src/brewing/colour.ts"
import { colorHex } from "../../src/brewing/colour-hex.ts"
import { maltColourUnits, srm } from "../../src/brewing/units.ts"

const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16))

test("each formula darkens with the malt, and says where it does not hold", () => {
  const doubt = (method: "morey" | "daniels" | "mosher", mcu: number) => beerColor(method, mcu)?.doubt
  expect([doubt("daniels", 10), doubt("daniels", 11)]).toEqual(["color_below_formula", null])
  expect([doubt("mosher", 6), doubt("mosher", 7)]).toEqual(["color_below_formula", null])
  expect([doubt("morey", 0), doubt("morey", 200)]).toEqual([null, "color_beyond_formula"])
  for (const formula of [danielsSrm, mosherSrm])
    expect(formula(maltColourUnits(20))).toBeGreaterThan(formula(maltColourUnits(19)))
})

test("any malt colour has a colour or none, and nothing throws", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("morey" as const, "daniels" as const, "mosher" as const),
      fc.double({ min: 0, noNaN: true }),
      (method, mcu) => {
        const estimate = beerColor(method, mcu)
        expect(estimate === null).toBe(mcu > 66_000)
      },
    ),
  )
})

test("water is white, beer goes from straw over amber to black, redder as it darkens", () => {
  expect(colorHex(srm(0))).toBe("#ffffff")
  expect(colorHex(srm(2))).toBe("#f8d27d")
  expect(colorHex(srm(10))).toBe("#be5f00")
  expect(colorHex(srm(40))).toBe("#3b0000")
  expect(colorHex(srm(20_000))).toBe("#000000")
})

test("no channel brightens as beer darkens, and red stays the strongest", () => {
  for (let tenths = 0; tenths < 600; tenths += 5) {
    const [lighter, darker] = [tenths / 10, tenths / 10 + 0.5].map((color) => channels(colorHex(srm(color))))
    for (const axis of [0, 1, 2]) expect(darker?.[axis]).toBeLessThanOrEqual(lighter?.[axis] ?? 0)
    expect(darker?.[0]).toBeGreaterThanOrEqual(darker?.[1] ?? 255)
  }
})
