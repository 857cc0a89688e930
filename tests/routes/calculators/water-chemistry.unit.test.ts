import { expect, test } from "vitest"
import { callCalculator } from "./call-calculator.ts"

const hard = { calciumPpm: 76, magnesiumPpm: 18, bicarbonatePpm: 359.7 }

test("Kolbach's residual alkalinity of the published water is 12.9 °dH", async () => {
  expect(await callCalculator("water-chemistry", { volumeL: 20, water: hard })).toMatchObject({
    status: 200,
    body: {
      value: 230.2,
      unit: "mg/L CaCO3",
      method: "kolbach",
      residualAlkalinityDh: 12.9,
      alkalinityCaco3Ppm: 295,
      sulfateToChloride: null,
      solution: null,
      warnings: [],
    },
  })
})

test("salts, acid and dilution change the water as the molar masses say", async () => {
  const body = {
    volumeL: 20,
    water: hard,
    dilutionPercent: 50,
    salts: [
      { salt: "gypsum", amountG: 4 },
      { salt: "calcium_chloride_dihydrate", amountG: 2 },
    ],
    acids: [{ acid: "lactic_88", amountMl: 2 }],
  }
  expect(await callCalculator("water-chemistry", body)).toMatchObject({
    body: {
      ions: {
        calciumPpm: 111.8,
        magnesiumPpm: 9,
        sodiumPpm: 0,
        chloridePpm: 48.2,
        sulfatePpm: 111.6,
        bicarbonatePpm: 109.8,
      },
      sulfateToChloride: 2.31,
    },
  })
})

test("a target that can be reached is, with nothing left to explain", async () => {
  const target = { calciumPpm: 107.8, chloridePpm: 96.5, sulfatePpm: 128.1, magnesiumPpm: 0 }
  expect(await callCalculator("water-chemistry", { volumeL: 10, target: { ions: target } })).toMatchObject({
    body: {
      method: "kolbach_least_squares",
      solution: {
        salts: expect.arrayContaining([
          { salt: "gypsum", amountG: expect.closeTo(2.3, 1) },
          { salt: "calcium_chloride_dihydrate", amountG: expect.closeTo(2, 1) },
        ]),
        acids: [],
        dilutionPercent: 0,
        shortfalls: [],
      },
      warnings: [],
    },
  })
})

test("what cannot be reached is named with a reason, and dilution and acid reach it", async () => {
  const ions = { calciumPpm: 50, bicarbonatePpm: 30, sulfatePpm: 96 }
  const body = { volumeL: 20, water: { calciumPpm: 100, bicarbonatePpm: 305 }, target: { ions } }
  expect(await callCalculator("water-chemistry", body)).toMatchObject({
    body: {
      solution: {
        shortfalls: expect.arrayContaining([
          expect.objectContaining({ ion: "calcium", reason: "water_has_more" }),
          expect.objectContaining({
            ion: "bicarbonate",
            reason: "water_has_more",
            message:
              "The water has more of it already: dilution, or acid for bicarbonate, would take it away.",
          }),
        ]),
      },
    },
  })
  const target = { ions, acids: ["lactic_88", "sulfuric_10"], maxDilutionPercent: 100 }
  expect(await callCalculator("water-chemistry", { ...body, target })).toMatchObject({
    body: { solution: { shortfalls: [] } },
  })
})

test("salts that go in anyway count towards the target", async () => {
  const salts = [{ salt: "gypsum", amountG: 1.3 }]
  const target = { ions: { calciumPpm: 53.5, sulfatePpm: 128.3 }, salts: ["gypsum"] }
  expect(await callCalculator("water-chemistry", { volumeL: 10, salts, target })).toMatchObject({
    body: { solution: { salts: [{ salt: "gypsum", amountG: expect.closeTo(1, 1) }], shortfalls: [] } },
  })
})

test("chalk, spent alkalinity and a target whose charges do not cancel are warned of", async () => {
  const body = {
    volumeL: 10,
    salts: [{ salt: "chalk", amountG: 1 }],
    acids: [{ acid: "lactic_88", amountMl: 10 }],
    target: { ions: { calciumPpm: 200 }, salts: ["gypsum"] },
  }
  expect(await callCalculator("water-chemistry", body)).toMatchObject({
    status: 200,
    body: {
      warnings: [
        { code: "chalk_dissolves_poorly" },
        { code: "alkalinity_used_up" },
        { code: "target_unbalanced" },
      ],
    },
  })
})

test("an unknown salt and a negative amount are refused with their paths", async () => {
  const salts = [
    { salt: "magic", amountG: 1 },
    { salt: "gypsum", amountG: -1 },
  ]
  expect(await callCalculator("water-chemistry", { volumeL: 20, salts })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "salts[0].salt" }, { path: "salts[1].amountG" }] },
  })
})
