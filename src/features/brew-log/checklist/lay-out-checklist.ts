import { mashSteps } from "../../../brewing/usual-mash.ts"
import type { Localized } from "../../../shared/localized.ts"
import { type Addition, additionAmount, type Batch, type Step } from "../../batches/index.ts"
import type { LaidOutItem } from "./checklist.ts"

/**
 * What has to be at hand on the brew day: what the recipe takes, each ingredient once with all of its amounts, the water,
 * and what it is brewed with. The same batch always gets the same ids.
 */
export const layOutChecklist = (batch: Batch): readonly LaidOutItem[] => [
  ...ingredients(batch),
  ...water(batch),
  ...vessels(batch),
  item("instruments", "hydrometer", {
    fr: "Densimètre ou réfractomètre, contrôlé à l'eau",
    en: "Hydrometer or refractometer, checked with water",
  }),
  item("instruments", "thermometer", { fr: "Thermomètre", en: "Thermometer" }),
  item("hygiene", "sanitiser", {
    fr: "Désinfectant, en quantité suffisante",
    en: "Sanitiser, enough of it",
  }),
  item("hygiene", "sanitised", {
    fr: "Fermenteur, barboteur et tout ce qui touchera le moût froid : nettoyés et désinfectés",
    en: "Fermenter, airlock and whatever touches cold wort: cleaned and sanitised",
  }),
]

const item = (group: LaidOutItem["group"], id: string, label: Localized): LaidOutItem => ({
  id,
  group,
  label,
})

type Ingredient = Pick<Addition, "kind" | "name" | "amount" | "unit">

const ingredients = ({ recipe }: Batch): readonly LaidOutItem[] => {
  const all: readonly Ingredient[] = [
    ...recipe.fermentables.map(
      ({ name, amountKilograms }) =>
        ({ kind: "fermentable", name, amount: amountKilograms, unit: "kg" }) as const,
    ),
    ...recipe.hops.map(
      ({ name, amountGrams }) => ({ kind: "hop", name, amount: amountGrams, unit: "g" }) as const,
    ),
    ...recipe.miscs.map(({ name, amount, unit }) => ({ kind: "misc", name, amount, unit }) as const),
    ...recipe.waterAdditions.map(
      ({ name, amountGrams }) => ({ kind: "water", name, amount: amountGrams, unit: "g" }) as const,
    ),
    ...recipe.cultures.map(({ name, amount, unit }) => ({ kind: "culture", name, amount, unit }) as const),
  ]
  const groups = Map.groupBy(all, ({ kind, name, unit }) => JSON.stringify([kind, name, unit]))
  const counts = new Map<string, number>()
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const number = (counts.get(first.kind) ?? 0) + 1
    counts.set(first.kind, number)
    const amount = others.reduce((sum, one) => sum + one.amount, first.amount)
    return [item("ingredients", `${first.kind}-${number}`, labelOf({ ...first, amount }))]
  })
}

/** An ingredient whose amount the recipe doesn't know is needed all the same. */
const labelOf = (ingredient: Ingredient): Localized => {
  if (ingredient.amount === 0) return { fr: ingredient.name, en: ingredient.name }
  const [fr, en] = [additionAmount(ingredient, "fr"), additionAmount(ingredient, "en")]
  if (ingredient.kind !== "culture") return { fr, en }
  return { fr: `${fr} : date vérifiée`, en: `${en}: date checked` }
}

/** All that the steps of the brew day ask for. */
const water = ({ steps }: Batch): readonly LaidOutItem[] => {
  const asked = steps.filter(({ kind }) => waterSteps.has(kind))
  const litres = asked.reduce((sum, { volumeLitres }) => sum + (volumeLitres ?? 0), 0)
  if (litres === 0) return []
  const rounded = litres.toFixed(1)
  return [
    item("water", "brewing-water", {
      fr: `${rounded.replace(".", ",")} L d'eau de brassage`,
      en: `${rounded} L of brewing water`,
    }),
  ]
}
const waterSteps: ReadonlySet<Step["kind"]> = new Set(["heat_strike_water", "heat_water", "mash", "sparge"])

const vessels = ({ recipe, equipment }: Batch): readonly LaidOutItem[] => {
  const isAllInOne = equipment?.profile.systemType === "all_in_one"
  const hasMashTun = mashSteps(recipe).length > 0 && !isAllInOne
  return [
    ...(hasMashTun
      ? [item("equipment", "mash-tun", { fr: "Cuve d'empâtage propre", en: "Clean mash tun" })]
      : []),
    isAllInOne
      ? item("equipment", "kettle", { fr: "Cuve tout-en-un propre", en: "Clean all-in-one system" })
      : item("equipment", "kettle", { fr: "Cuve d'ébullition propre", en: "Clean kettle" }),
    item("equipment", "chiller", {
      fr: "De quoi refroidir : serpentin, échangeur ou bain d'eau froide",
      en: "Something to chill with: coil, plate chiller or a bath of cold water",
    }),
  ]
}
