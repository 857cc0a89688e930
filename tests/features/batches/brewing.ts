import type { RecipeWater } from "../../../src/brewing/estimate-water.ts"
import type { Hop, Recipe } from "../../../src/brewing/recipe.ts"
import { celsius, grams, kilograms, litres, minutes, percent } from "../../../src/brewing/units.ts"
import { ebc } from "../../../src/brewing/units.ts"
import type { Batch } from "../../../src/features/batches/batch.ts"
import { planBrew } from "../../../src/features/batches/plan/plan-brew.ts"
import type { BatchId, MemberId, NewId, RecipeId, StepId } from "../../../src/shared/ids.ts"
import type { Step } from "../../../src/features/batches/steps/step.ts"

export const hop = (name: string, use: Hop["use"], boilMinutes: number, amount = 20): Hop => ({
  name,
  amountGrams: grams(amount),
  alphaPercent: percent(6),
  form: "pellet",
  use,
  minutes: minutes(boilMinutes),
  temperatureCelsius: null,
  day: null,
})

/** A pale ale with a hop at each place that a brew day knows. */
export const paleAle: Recipe = {
  name: "Pale ale",
  type: "all_grain",
  batchVolumeLitres: litres(20),
  boilVolumeLitres: null,
  boilMinutes: minutes(60),
  efficiencyPercent: percent(72),
  fermentables: [
    {
      name: "Pale malt",
      kind: "grain",
      amountKilograms: kilograms(4.5),
      yieldPercent: percent(80),
      colorEbc: ebc(6),
      use: "mash",
      afterBoil: false,
    },
  ],
  hops: [
    hop("Magnum", "first_wort", 60, 10),
    hop("Cascade", "boil", 60),
    hop("Centennial", "boil", 10),
    hop("Citra", "whirlpool", 20, 50),
    hop("Mosaic", "dry_hop", 0, 50),
  ],
  cultures: [
    {
      name: "US-05",
      kind: "ale",
      form: "dry",
      attenuationPercent: percent(78),
      amount: 1,
      unit: "package",
      minCelsius: celsius(18),
      maxCelsius: celsius(22),
      flocculation: null,
    },
  ],
  miscs: [{ name: "Irish moss", kind: "fining", use: "boil", amount: 5, unit: "g", minutes: minutes(15) }],
  waterProfile: null,
  waterAdditions: [{ name: "Gypsum", amountGrams: grams(4), use: "mash" }],
  mash: {
    steps: [
      {
        name: "Saccharification",
        kind: "infusion",
        temperatureCelsius: celsius(66),
        minutes: minutes(60),
        infusionLitres: null,
      },
      {
        name: "Mash out",
        kind: "temperature",
        temperatureCelsius: celsius(76),
        minutes: minutes(10),
        infusionLitres: null,
      },
    ],
  },
  fermentation: { steps: [] },
  carbonationVolumes: null,
  notes: "",
  tags: [],
  settings: {
    ibuMethod: "tinseth",
    colorMethod: "morey",
    averageBoilGravity: false,
    pelletFactor: 1,
    firstWortFactor: 1.1,
  },
  extensions: {},
}

export const water: RecipeWater = {
  preBoilVolumeLitres: litres(24),
  mashWaterLitres: litres(14),
  spargeWaterLitres: litres(14.5),
  infusions: [{ volumeLitres: litres(14), celsius: celsius(71) }, null],
}

/** Ids in order, so that a failure names the same one each time. */
export const countingIds = (): NewId => {
  let count = 0
  return <Id extends string>() => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, "0")}` as Id
}

export const at = (minutesAfter: number): Date =>
  new Date(Date.UTC(2026, 9, 25, 0, 0) + minutesAfter * 60_000)

/** A batch on its brew day, none of its steps started. */
export const brewingBatch = (recipe: Recipe = paleAle): Batch => {
  const newId = countingIds()
  return {
    id: newId<BatchId>(),
    ownerId: newId<MemberId>(),
    name: "Brew no. 1",
    state: "brewing",
    recipeId: newId<RecipeId>(),
    recipe: { ...recipe, styleId: null, photoIds: [], visibility: "private" },
    equipment: null,
    steps: planBrew(recipe, water, newId),
    volume: null,
    splitFromId: null,
    timeZone: "Europe/Paris",
    plannedFor: null,
    startedAt: at(0),
    pitchedAt: null,
    packagedAt: null,
    completedAt: null,
    cancelledAt: null,
    archivedAt: null,
    version: 1,
    createdAt: at(0),
    updatedAt: at(0),
  }
}

export const stepOf = (batch: Batch, kind: Step["kind"]): Step => {
  const found = batch.steps.find((step) => step.kind === kind)
  if (!found) throw new Error(`no ${kind} in ${batch.steps.map((step) => step.kind).join(", ")}`)
  return found
}

export const stepById = (batch: Batch, id: StepId): Step => {
  const found = batch.steps.find((step) => step.id === id)
  if (!found) throw new Error(`no step ${id}`)
  return found
}
