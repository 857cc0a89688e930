import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

test("a gravity is degrees Plato, degrees Plato are a gravity", async () => {
  expect(await callCalculator("plato", { gravity: 1.057 })).toMatchObject({
    status: 200,
    body: { value: 14.04, unit: "°P", method: "asbc_cubic", gravity: 1.057, plato: 14.04, brix: 14.04 },
  })
  expect(await callCalculator("plato", { plato: 14 })).toMatchObject({
    body: { value: 1.0568, unit: "SG", method: "asbc_inverse", gravity: 1.0568, plato: 14 },
  })
})

test("degrees Brix in wort are divided by the factor of the refractometer, and those of sugar are Plato", async () => {
  expect(await callCalculator("plato", { brix: 22 })).toMatchObject({
    body: { value: 22, method: "brix_over_factor", gravity: 1.092 },
  })
  expect(await callCalculator("plato", { brix: 12.48, wortCorrectionFactor: 1.04 })).toMatchObject({
    body: { value: 12, unit: "°P", gravity: 1.0484, brix: 12.48 },
  })
})

test("none or two of them are refused, with what to send", async () => {
  expect(await callCalculator("plato", {})).toMatchObject({
    status: 422,
    body: { errors: [{ path: "gravity", code: "required", message: expect.stringContaining("brix") }] },
  })
  expect(await callCalculator("plato", { plato: 12, brix: 12 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "brix", code: "given_twice" }] },
  })
})
