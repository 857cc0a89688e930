import { expect, test } from "vitest"
import { z } from "zod"
import { callCalculator } from "./call-calculator.ts"

test("20 L of beer from 5 kg take 30.1 L of water with the defaults of recipes", async () => {
  expect(await callCalculator("water-volumes", { batchVolumeL: 20, grainKg: 5 })).toMatchObject({
    status: 200,
    body: {
      value: 30.07,
      unit: "L",
      mashL: 15,
      spargeL: 15.07,
      preBoilL: 24.88,
      postBoilL: 21.88,
      boiledOffL: 3,
      absorbedL: 5.2,
      surplusL: 0,
      warnings: [],
    },
  })
})

test("mash and sparge water add up to the total as they are written, whatever the batch", async () => {
  const answer = z.object({ body: z.object({ value: z.number(), mashL: z.number(), spargeL: z.number() }) })
  for (let batch = 1; batch < 60; batch += 0.37) {
    const { body } = answer.parse(
      await callCalculator("water-volumes", { batchVolumeL: batch, grainKg: batch / 4.1 }),
    )
    expect(Math.round(body.mashL * 100) + Math.round(body.spargeL * 100)).toBe(Math.round(body.value * 100))
  }
})

test("a mash that holds more than is needed says so", async () => {
  const body = { batchVolumeL: 20, grainKg: 5, mashL: 40 }
  expect(await callCalculator("water-volumes", body)).toMatchObject({
    body: { value: 40, spargeL: 0, surplusL: 9.93, warnings: [{ code: "mash_exceeds_need" }] },
  })
})

test("topping up with more than the batch says so", async () => {
  expect(await callCalculator("water-volumes", { batchVolumeL: 20, topUpL: 30 })).toMatchObject({
    status: 200,
    body: { warnings: [{ code: "top_up_exceeds_batch" }] },
  })
})

test("a boil of minus five minutes and a batch of nothing are refused with their paths", async () => {
  expect(await callCalculator("water-volumes", { batchVolumeL: 0, boilMinutes: -5 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "batchVolumeL" }, { path: "boilMinutes" }] },
  })
})
