import type { RecipeWater } from "../../../brewing/estimate-water.ts"
import type { Recipe } from "../../../brewing/recipe.ts"
import { celsius, type Celsius, type Minutes, minutes } from "../../../brewing/units.ts"
import { mashSteps } from "../../../brewing/usual-mash.ts"
import type { NewId } from "../../../shared/ids.ts"
import {
  cultureAddition,
  type Draft,
  fermentableAddition,
  hopAddition,
  type Ingredient,
  laidOut,
  miscAddition,
  waterAdditions,
} from "./draft-step.ts"
import { planFermentation } from "./plan-fermentation.ts"
import type { Step } from "../steps/step.ts"

/**
 * Lays out a brew of a recipe: the brew day, from heating the water to pitching the yeast, then what is to be done by
 * day until the beer is packaged. Steps that depend on the clock have planned minutes, those by day a day; the others
 * wait for the brewer. A recipe without mash steps gets the usual ones.
 */
export const planBrew = (recipe: Recipe, water: RecipeWater, newId: NewId): readonly Step[] => {
  const wort = recipe.type === "extract" ? steeped(recipe, water) : mashed(recipe, water)
  return [...wort, ...boiled(recipe, wort), ...chilled(recipe), ...planFermentation(recipe)].map((step) =>
    laidOut(step, newId),
  )
}

const spargeCelsius = celsius(76)

const mashed = (recipe: Recipe, water: RecipeWater): readonly Draft[] => {
  const [strike = null, ...infusions] = water.infusions
  const steps = mashSteps(recipe)
  return [
    {
      kind: "heat_strike_water",
      volumeLitres: strike?.volumeLitres ?? null,
      temperatureCelsius: strike?.celsius ?? null,
      additions: waterAdditions(recipe, "mash"),
    },
    {
      kind: "dough_in",
      temperatureCelsius: steps[0]?.temperatureCelsius ?? null,
      additions: mashAdditions(recipe),
    },
    ...steps.map((step, index): Draft => {
      const infusion = index === 0 ? null : infusions[index - 1]
      return {
        kind: "mash",
        label: step.name,
        plannedMinutes: step.minutes,
        temperatureCelsius: step.temperatureCelsius,
        volumeLitres: infusion?.volumeLitres ?? null,
        waterCelsius: infusion?.celsius ?? null,
      }
    }),
    ...firstWortHops(recipe),
    // Without water to rinse with (brew in a bag), the grains are only lifted out: the wort is ready for the boil.
    ...(water.spargeWaterLitres !== 0
      ? [
          {
            kind: "sparge",
            volumeLitres: water.spargeWaterLitres,
            temperatureCelsius: spargeCelsius,
            additions: waterAdditions(recipe, "sparge"),
          } satisfies Draft,
        ]
      : []),
  ]
}

/** They lie in the kettle before the wort runs in. */
const firstWortHops = ({ hops }: Recipe): readonly Draft[] => {
  const additions = hops.filter((hop) => hop.use === "first_wort").map((hop) => hopAddition(hop, null))
  return additions.length > 0 ? [{ kind: "first_wort_hops", additions }] : []
}

const steepCelsius = celsius(67)
const steepMinutes = minutes(30)

const steeped = (recipe: Recipe, water: RecipeWater): readonly Draft[] => {
  const grains = recipe.fermentables.filter((one) => one.use === "mash" || one.use === "steep")
  return [
    {
      kind: "heat_water",
      volumeLitres: water.preBoilVolumeLitres,
      temperatureCelsius: grains.length > 0 ? steepCelsius : null,
      // What belongs into a mash goes in here when there is none to steep it with.
      additions: [...waterAdditions(recipe, "mash"), ...(grains.length > 0 ? [] : mashAdditions(recipe))],
    },
    ...(grains.length > 0
      ? [
          {
            kind: "steep",
            plannedMinutes: steepMinutes,
            temperatureCelsius: steepCelsius,
            additions: mashAdditions(recipe),
          } satisfies Draft,
        ]
      : []),
    ...firstWortHops(recipe),
  ]
}

const mashAdditions = (recipe: Recipe): readonly Ingredient[] => [
  ...recipe.fermentables
    .filter((one) => one.use === "mash" || one.use === "steep")
    .map((one) => fermentableAddition(one, null)),
  ...recipe.hops.filter((hop) => hop.use === "mash").map((hop) => hopAddition(hop, null)),
  ...recipe.miscs.filter((misc) => misc.use === "mash").map((misc) => miscAddition(misc, null)),
]

const flameOut = minutes(0)

const boiled = (recipe: Recipe, wort: readonly Draft[]): readonly Draft[] => {
  const spargesFirst = wort.some((step) => step.kind === "sparge")
  const additions = [
    ...waterAdditions(recipe, "boil"),
    ...(spargesFirst ? [] : waterAdditions(recipe, "sparge")),
    ...recipe.fermentables
      .filter((one) => one.use === "boil")
      .map((one) => fermentableAddition(one, one.afterBoil ? flameOut : null)),
    ...recipe.hops
      .filter((hop) => hop.use === "boil")
      .map((hop) => withinBoil(hopAddition(hop, hop.minutes), recipe.boilMinutes)),
    ...recipe.miscs
      .filter((misc) => misc.use === "boil")
      .map((misc) => withinBoil(miscAddition(misc, misc.minutes), recipe.boilMinutes)),
  ]
  return recipe.boilMinutes > 0 || additions.length > 0
    ? [{ kind: "boil", plannedMinutes: recipe.boilMinutes, additions }]
    : []
}

/** What should boil longer than the boil goes in at its start, and says so. */
const withinBoil = (addition: Ingredient, boilMinutes: Minutes): Ingredient => {
  const asked = addition.minutesBeforeEnd
  if (asked === null || asked <= boilMinutes) return addition
  return {
    ...addition,
    minutesBeforeEnd: boilMinutes,
    note: {
      fr: `La recette demande ${asked} min, l'ébullition n'en dure que ${boilMinutes} : à ajouter dès le début.`,
      en: `The recipe asks for ${asked} min, the boil lasts only ${boilMinutes}: add it at the start.`,
    },
  }
}

const usualPitchCelsius = celsius(20)

const chilled = (recipe: Recipe): readonly Draft[] => {
  const pitchCelsius =
    recipe.fermentation.steps[0]?.temperatureCelsius ?? middleOfCulture(recipe) ?? usualPitchCelsius
  const hops = recipe.hops.filter((hop) => hop.use === "whirlpool")
  const longest = Math.max(0, ...hops.map((hop) => hop.minutes))
  const whirlpool: Draft = {
    kind: "whirlpool",
    temperatureCelsius: hops.find((hop) => hop.temperatureCelsius !== null)?.temperatureCelsius ?? null,
    ...(longest > 0 ? { plannedMinutes: minutes(longest) } : {}),
    additions: hops.map((hop) => hopAddition(hop, longest > 0 ? hop.minutes : null)),
  }
  return [
    ...(hops.length > 0 ? [whirlpool] : []),
    { kind: "chill", temperatureCelsius: pitchCelsius },
    { kind: "transfer", volumeLitres: recipe.batchVolumeLitres },
    {
      kind: "pitch",
      temperatureCelsius: pitchCelsius,
      additions: [
        ...recipe.fermentables
          .filter((one) => one.use === "fermenter")
          .map((one) => fermentableAddition(one, null)),
        ...recipe.cultures.map(cultureAddition),
      ],
    },
  ]
}

const middleOfCulture = (recipe: Recipe): Celsius | null => {
  const known = recipe.cultures.find((culture) => culture.minCelsius !== null && culture.maxCelsius !== null)
  return known?.minCelsius != null && known.maxCelsius != null
    ? celsius((known.minCelsius + known.maxCelsius) / 2)
    : null
}
