import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const wort = { volumeL: 20.82, originalGravity: 1.04 }

test("20.82 L of ale at 1.040 take 156 billion cells, that is 1.56 fresh packs", async () => {
  expect(await callCalculator("pitch-rate", wort)).toMatchObject({
    status: 200,
    body: {
      value: 156,
      unit: "billion cells",
      rate: 0.75,
      viabilityPercent: 100,
      yeastAmount: 1.56,
      yeastUnit: "pack",
      pitchedBn: null,
      pitchedRate: null,
      warnings: [],
    },
  })
})

test("a lager takes twice as much, and a rate of one's own is taken", async () => {
  expect(await callCalculator("pitch-rate", { ...wort, beer: "lager" })).toMatchObject({
    body: { value: 312.1, rate: 1.5 },
  })
  expect(await callCalculator("pitch-rate", { ...wort, rate: 1.5 })).toMatchObject({ body: { value: 312.1 } })
})

test("old yeast counts for what lives of it, and too little is warned of", async () => {
  const yeast = { form: "liquid", amount: 1, ageDays: 100 }
  expect(await callCalculator("pitch-rate", { ...wort, yeast })).toMatchObject({
    body: {
      viabilityPercent: 30,
      yeastAmount: 5.2,
      pitchedBn: 30,
      pitchedRate: 0.14,
      warnings: [{ code: "too_little" }],
    },
  })
})

test("dry yeast is answered in grams, slurry in millilitres", async () => {
  expect(await callCalculator("pitch-rate", { ...wort, yeast: { form: "dry" } })).toMatchObject({
    body: { yeastAmount: 15.6, yeastUnit: "g" },
  })
  expect(
    await callCalculator("pitch-rate", { ...wort, yeast: { form: "slurry", ageDays: 20 } }),
  ).toMatchObject({ body: { yeastUnit: "mL", warnings: [{ code: "old_slurry" }] } })
})

test("of dead yeast no amount is enough", async () => {
  expect(await callCalculator("pitch-rate", { ...wort, yeast: { ageDays: 400 } })).toMatchObject({
    status: 200,
    body: { yeastAmount: null, viabilityPercent: 0, warnings: [{ code: "yeast_dead" }] },
  })
})
