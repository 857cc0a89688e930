import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const priming = (body: object) => callCalculator("priming", { volumeL: 20, temperatureC: 20, ...body })

test("20 L at 20 °C take 117 g of sugar for 2.4 volumes, and more of what is less sweet", async () => {
  expect(await priming({ targetVolumes: 2.4 })).toMatchObject({
    status: 200,
    body: {
      value: 117.5,
      unit: "g",
      method: "stoichiometry",
      gramsPerLitre: 5.87,
      residualVolumes: 0.86,
      warnings: [],
    },
  })
  expect(await priming({ targetVolumes: 2.4, sugar: "dextrose_monohydrate" })).toMatchObject({
    body: { value: 136 },
  })
})

test("a beer that holds as much already gets no sugar, never a negative amount, and is told so", async () => {
  expect(await priming({ temperatureC: 0, targetVolumes: 1.5 })).toMatchObject({
    status: 200,
    body: { value: 0, gramsPerLitre: 0, residualVolumes: 1.71, warnings: [{ code: "already_carbonated" }] },
  })
})

test("what ordinary bottles do not hold is warned of", async () => {
  expect(await priming({ targetVolumes: 4 })).toMatchObject({
    body: { warnings: [{ code: "bottles_may_burst" }] },
  })
})

test("a sugar that nobody knows is refused", async () => {
  expect(await priming({ targetVolumes: 2.4, sugar: "stevia" })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "sugar" }] },
  })
})
