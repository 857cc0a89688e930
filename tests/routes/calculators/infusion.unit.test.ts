import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const palmer = { grainKg: 3.6287, waterL: 7.5708, mashC: 40, targetC: 60, waterC: 98.889 }

test("Palmer's example: 4.9 quarts of water of 210 °F take 8 lb in 8 qt from 104 to 140 °F", async () => {
  expect(await callCalculator("infusion", palmer)).toMatchObject({
    status: 200,
    body: { value: 4.67, unit: "L", method: "palmer", warnings: [] },
  })
})

test("a known volume is answered with how hot it has to be", async () => {
  expect(await callCalculator("infusion", { ...palmer, addedL: 4.67 })).toMatchObject({
    body: { value: 98.9, unit: "°C" },
  })
  expect(await callCalculator("infusion", { ...palmer, addedL: 1 })).toMatchObject({
    body: { value: null, warnings: [{ code: "water_impossible" }] },
  })
})

test("a decoction is offered beside it: a quarter of the mash boiled takes it a quarter of the way to the boil", async () => {
  const body = { grainKg: 5, waterL: 15, mashC: 52, targetC: 64 }
  expect(await callCalculator("infusion", body)).toMatchObject({
    body: { decoctionL: 4.58, decoctionSource: expect.stringContaining("Troester") },
  })
  expect(await callCalculator("infusion", { ...body, targetC: 50 })).toMatchObject({
    body: { decoctionL: null },
  })
})

test("hot water that should cool a mash is no answer but a warning", async () => {
  expect(await callCalculator("infusion", { grainKg: 5, waterL: 15, mashC: 66, targetC: 60 })).toMatchObject({
    status: 200,
    body: { value: null, warnings: [{ code: "target_unreachable" }] },
  })
})
