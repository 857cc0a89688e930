import type { Culture, Fermentable, Hop, Misc, Recipe, WaterAddition } from "../../../brewing/recipe.ts"
import type { Celsius, Litres, Minutes } from "../../../brewing/units.ts"
import type { NewId } from "../../../shared/ids.ts"
import type { Addition, Step, StepKind } from "../steps/step.ts"
import { stepTexts } from "./step-texts.ts"

/** A step before it has an identity and texts. What is left out is not known or not needed. */
export type Draft = {
  readonly kind: StepKind
  readonly label?: string
  readonly plannedMinutes?: Minutes
  readonly day?: number
  readonly temperatureCelsius?: Celsius | null
  readonly volumeLitres?: Litres | null
  readonly waterCelsius?: Celsius | null
  readonly additions?: readonly Ingredient[]
}
export type Ingredient = Omit<Addition, "id">

/** Gives a draft its identity and its texts, and its additions their order: the longest boiled goes in first. */
export const laidOut = (draft: Draft, newId: NewId): Step => {
  const { name, tip } = stepTexts[draft.kind]
  const suffix = draft.label ? ` – ${draft.label}` : ""
  return {
    id: newId(),
    kind: draft.kind,
    name: { fr: name.fr + suffix, en: name.en + suffix },
    tip,
    plannedMinutes: draft.plannedMinutes ?? null,
    day: draft.day ?? null,
    temperatureCelsius: draft.temperatureCelsius ?? null,
    volumeLitres: draft.volumeLitres ?? null,
    waterCelsius: draft.waterCelsius ?? null,
    additions: (draft.additions ?? [])
      .toSorted((a, b) => (b.minutesBeforeEnd ?? Infinity) - (a.minutesBeforeEnd ?? Infinity) || 0)
      .map((addition) => ({ id: newId(), ...addition })),
    progress: { state: "pending", dueAt: null },
    rung: [],
  }
}

export const hopAddition = ({ name, amountGrams }: Hop, minutesBeforeEnd: Minutes | null): Ingredient => ({
  kind: "hop",
  name,
  amount: amountGrams,
  unit: "g",
  minutesBeforeEnd,
  note: null,
})

export const fermentableAddition = (
  { name, amountKilograms }: Fermentable,
  minutesBeforeEnd: Minutes | null,
): Ingredient => ({
  kind: "fermentable",
  name,
  amount: amountKilograms,
  unit: "kg",
  minutesBeforeEnd,
  note: null,
})

export const miscAddition = ({ name, amount, unit }: Misc, minutesBeforeEnd: Minutes | null): Ingredient => ({
  kind: "misc",
  name,
  amount,
  unit,
  minutesBeforeEnd,
  note: null,
})

export const waterAdditions = (recipe: Recipe, use: WaterAddition["use"]): readonly Ingredient[] =>
  recipe.waterAdditions
    .filter((addition) => addition.use === use)
    .map(({ name, amountGrams }) => ({
      kind: "water",
      name,
      amount: amountGrams,
      unit: "g",
      minutesBeforeEnd: null,
      note: null,
    }))

export const cultureAddition = ({ name, amount, unit }: Culture): Ingredient => ({
  kind: "culture",
  name,
  amount,
  unit,
  minutesBeforeEnd: null,
  note: null,
})
