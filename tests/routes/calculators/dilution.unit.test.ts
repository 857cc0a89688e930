import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const wort = { volumeL: 20, gravity: 1.06 }
const dilution = (target: object) => callCalculator("dilution", { ...wort, ...target })

test("for a gravity, it is water to add or to boil off", async () => {
  expect(await dilution({ targetGravity: 1.05 })).toMatchObject({
    status: 200,
    body: { value: 4, unit: "L", action: "add_water", volumeL: 24, gravity: 1.05, warnings: [] },
  })
  expect(await dilution({ targetGravity: 1.08 })).toMatchObject({
    body: { value: 5, action: "boil_off", volumeL: 15, gravity: 1.08 },
  })
})

test("for a volume, it is the gravity that comes out", async () => {
  expect(await dilution({ targetVolumeL: 24 })).toMatchObject({
    body: { value: 4, action: "add_water", gravity: 1.05 },
  })
  expect(await dilution({ targetVolumeL: 20 })).toMatchObject({
    body: { value: 0, action: "nothing", gravity: 1.06 },
  })
})

test("what no water reaches has no answer, with the reason", async () => {
  expect(await dilution({ targetGravity: 1 })).toMatchObject({
    status: 200,
    body: { value: null, action: null, volumeL: null, warnings: [{ code: "unreachable_gravity" }] },
  })
  expect(await dilution({ targetVolumeL: 1 })).toMatchObject({
    status: 200,
    body: { value: 19, action: "boil_off", gravity: null, warnings: [{ code: "gravity_out_of_range" }] },
  })
})

test("a volume and a gravity at once are refused", async () => {
  expect(await dilution({ targetVolumeL: 24, targetGravity: 1.05 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "targetGravity", code: "given_twice" }] },
  })
})
