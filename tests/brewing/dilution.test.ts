import fc from "fast-check"
import { expect, test } from "vitest"
import { gravityAtVolume, volumeAtGravity } from "../../src/brewing/dilution.ts"
import { gravityOfPointLitres, gravityPoints } from "../../src/brewing/gravity.ts"
import { litres, specificGravity } from "../../src/brewing/units.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

test("20 L of 1.060 watered to 24 L are 1.050, boiled down to 15 L 1.080", () => {
  expect(gravityAtVolume(litres(20), specificGravity(1.06), litres(24))).toBeCloseTo(1.05, 9)
  expect(gravityAtVolume(litres(20), specificGravity(1.06), litres(15))).toBeCloseTo(1.08, 9)
  expect(volumeAtGravity(litres(20), specificGravity(1.06), specificGravity(1.05))).toBeCloseTo(24, 9)
})

test("the extract stays, however much water comes or goes", () => {
  fc.assert(
    fc.property(between(1, 100), between(1.01, 1.1), between(1.01, 1.1), (volume, gravity, target) => {
      const needed = volumeAtGravity(litres(volume), specificGravity(gravity), specificGravity(target))
      const reached = gravityAtVolume(litres(volume), specificGravity(gravity), litres(needed ?? 0))
      expect(reached).toBeCloseTo(target, 9)
      expect((needed ?? 0) * gravityPoints(specificGravity(target))).toBeCloseTo(
        volume * gravityPoints(specificGravity(gravity)),
        6,
      )
    }),
  )
})

test("no water makes wort into water, or into what is lighter", () => {
  for (const target of [1, 0.99])
    expect(volumeAtGravity(litres(20), specificGravity(1.05), specificGravity(target))).toBeNull()
  expect(volumeAtGravity(litres(20), specificGravity(1), specificGravity(1))).toBeNull()
})

test("what would be denser than syrup has no gravity", () => {
  expect(gravityAtVolume(litres(20), specificGravity(1.05), litres(1))).toBeNull()
  expect(gravityOfPointLitres(0, litres(20))).toBe(1)
})
