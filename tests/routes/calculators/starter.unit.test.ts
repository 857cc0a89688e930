import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const litre = { startBn: 88, gravity: 1.04, steps: [{ volumeL: 1 }] }

test("a litre on the stir plate takes 88 billion to 233, or to 248 where dry extract is counted; the basis is named", async () => {
  expect(await callCalculator("starter", litre)).toMatchObject({
    status: 200,
    body: {
      value: 233.5,
      unit: "billion cells",
      method: "troester_extract",
      steps: [{ dryExtractG: 114.1, extractG: 103.9, startBn: 88, endBn: 233.5, growthFactor: 1.65 }],
      toTarget: null,
      warnings: [],
    },
  })
  expect(await callCalculator("starter", { ...litre, basis: "dry_extract" })).toMatchObject({
    body: {
      value: 247.8,
      method: "troester_dry_extract",
      source: expect.stringContaining("dry malt extract"),
    },
  })
})

test("a still starter is White's: 100 billion in two litres end as 205, within 2 %", async () => {
  expect(
    await callCalculator("starter", { startBn: 100, method: "still", steps: [{ volumeL: 2 }] }),
  ).toMatchObject({ body: { value: 208, method: "white" } })
})

test("each step begins with the yeast of the one before", async () => {
  const steps = [{ volumeL: 1 }, { volumeL: 3 }]
  expect(await callCalculator("starter", { ...litre, steps })).toMatchObject({
    body: { steps: [{ endBn: 233.5 }, { startBn: 233.5, volumeL: 3 }] },
  })
})

test("the size for a target is told, and a starter of that size reaches it", async () => {
  const target = { startBn: 100, gravity: 1.04, targetBn: 250 }
  expect(await callCalculator("starter", target)).toMatchObject({
    body: { value: 100, steps: [], toTarget: { volumeL: 1.03, dryExtractG: 117.6 } },
  })
  expect(await callCalculator("starter", { ...target, steps: [{ volumeL: 1.04 }] })).toMatchObject({
    body: { value: expect.closeTo(251, 0), toTarget: { volumeL: 0 } },
  })
})

test("a step too small, one too large, and a target too far are warned of", async () => {
  expect(await callCalculator("starter", { startBn: 400, steps: [{ volumeL: 1 }] })).toMatchObject({
    body: { value: 400, warnings: [{ code: "no_growth" }] },
  })
  expect(await callCalculator("starter", { startBn: 1, steps: [{ volumeL: 1 }] })).toMatchObject({
    body: { warnings: [{ code: "sparse" }] },
  })
  expect(await callCalculator("starter", { startBn: 10, method: "still", targetBn: 1_000 })).toMatchObject({
    body: { toTarget: null, warnings: [{ code: "more_steps_needed" }] },
  })
})

test("a starter from nothing is refused with its path", async () => {
  expect(await callCalculator("starter", { startBn: 0 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "startBn", code: "out_of_range" }] },
  })
})
