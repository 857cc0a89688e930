import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { coldVolume } from "../../src/brewing/cold-volume.ts"
import { celsius, litres } from "../../src/brewing/units.ts"

describe("a volume of hot wort", () => {
  /** Density of water in kg/m³ (CRC Handbook of Chemistry and Physics): the mass stays, so V20 = V × ρ(T) / ρ(20). */
  const waterAt20 = 998.2
  test.each([
    [100, 958.4],
    [80, 971.8],
    [66, 980.0],
    [40, 992.2],
    [20, 998.2],
    [4, 1000.0],
  ])("at %i °C is as much at 20 °C as water of that density would be", (temperature, density) => {
    const cold = (25 * density) / waterAt20
    expect(coldVolume(litres(25), celsius(temperature)) / cold).toBeCloseTo(1, 3)
  })

  test("at the boil loses the 4 % that recipes reckon with", () => {
    expect(coldVolume(litres(100), celsius(100))).toBeCloseTo(96, 0)
  })

  test("is less cold than hot, the more so the hotter it is", () => {
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(between(1, 1000), between(20, 99), between(0.1, 1), (volume, temperature, more) => {
        const cold = (degrees: number) => coldVolume(litres(volume), celsius(degrees))
        expect(cold(temperature + more)).toBeLessThan(cold(temperature))
      }),
    )
  })
})
