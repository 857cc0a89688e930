import type { Recipe } from "../brewing/recipe.ts"
import * as units from "../brewing/units.ts"
import type { RecipeContent, RecipeDocument, RecipeSummary, StoredRecipe } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"
import { toEstimatesWire } from "./estimates.ts"
import { fromFermentable, fromHop } from "./ingredient-defaults.ts"
import type { RecipeBody, RecipeSummaryWire, RecipeWire } from "./recipe.ts"

/** A recipe as its owner reads it. */
export const toRecipeWire = (recipe: StoredRecipe, locale: Locale): RecipeWire => ({
  ...toRow(recipe),
  ...toRecipeFields(recipe.document),
  estimates: toEstimatesWire(recipe.estimates, locale),
})

/** A recipe in a list. */
export const toRecipeSummaryWire = (recipe: RecipeSummary, locale: Locale): RecipeSummaryWire => ({
  ...toRow(recipe),
  name: recipe.name,
  type: recipe.type,
  styleId: recipe.styleId,
  batchVolumeL: recipe.batchVolumeLitres,
  tags: [...recipe.tags],
  visibility: recipe.visibility,
  estimates: toEstimatesWire(recipe.estimates, locale),
})

const toRow = ({
  id,
  version,
  createdAt,
  updatedAt,
}: Pick<StoredRecipe, "id" | "version" | "createdAt" | "updatedAt">) => ({
  id,
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})

export type RecipeFields = Omit<RecipeWire, "id" | "version" | "createdAt" | "updatedAt" | "estimates">

/** What a recipe says, as a client would send it: everything but what the server adds. */
export const toRecipeFields = (recipe: RecipeDocument): RecipeFields => ({
  name: recipe.name,
  type: recipe.type,
  styleId: recipe.styleId,
  batchVolumeL: recipe.batchVolumeLitres,
  boilVolumeL: recipe.boilVolumeLitres,
  boilMinutes: recipe.boilMinutes,
  efficiencyPercent: recipe.efficiencyPercent,
  fermentables: recipe.fermentables.map((fermentable) => ({
    name: fermentable.name,
    kind: fermentable.kind,
    amountKg: fermentable.amountKilograms,
    yieldPercent: fermentable.yieldPercent,
    colorEbc: fermentable.colorEbc,
    use: fermentable.use,
    afterBoil: fermentable.afterBoil,
  })),
  hops: recipe.hops.map((hop) => ({
    name: hop.name,
    amountG: hop.amountGrams,
    alphaPercent: hop.alphaPercent,
    form: hop.form,
    use: hop.use,
    minutes: hop.minutes,
    temperatureC: hop.temperatureCelsius,
    day: hop.day,
  })),
  cultures: recipe.cultures.map((culture) => ({
    name: culture.name,
    kind: culture.kind,
    form: culture.form,
    attenuationPercent: culture.attenuationPercent,
    amount: culture.amount,
    unit: culture.unit,
    minC: culture.minCelsius,
    maxC: culture.maxCelsius,
    flocculation: culture.flocculation,
  })),
  miscs: [...recipe.miscs],
  waterProfile: recipe.waterProfile,
  waterAdditions: recipe.waterAdditions.map(({ name, amountGrams, use }) => ({
    name,
    amountG: amountGrams,
    use,
  })),
  mash: {
    steps: recipe.mash.steps.map((step) => ({
      name: step.name,
      kind: step.kind,
      temperatureC: step.temperatureCelsius,
      minutes: step.minutes,
      infusionL: step.infusionLitres,
    })),
  },
  fermentation: {
    steps: recipe.fermentation.steps.map((step) => ({
      name: step.name,
      temperatureC: step.temperatureCelsius,
      days: step.days,
      rampDays: step.rampDays,
    })),
  },
  carbonationVolumes: recipe.carbonationVolumes,
  notes: recipe.notes,
  tags: [...recipe.tags],
  photoIds: [...recipe.photoIds],
  visibility: recipe.visibility,
  settings: recipe.settings,
  extensions: { ...recipe.extensions },
})

/** What a client sent as a recipe, in units that the program knows, and what was assumed where it said nothing. */
export const fromRecipeBody = (body: RecipeBody): RecipeContent => {
  const fermentables = body.fermentables.map(fromFermentable)
  const { styleId, photoIds, visibility } = body
  return {
    document: {
      ...fromFields(body),
      fermentables: fermentables.map(({ fermentable }) => fermentable),
      styleId,
      photoIds,
      visibility,
    },
    assumed: fermentables.flatMap(({ assumed }) => assumed),
  }
}

const fromFields = (body: RecipeBody): Omit<Recipe, "fermentables"> => ({
  name: body.name,
  type: body.type,
  batchVolumeLitres: units.litres(body.batchVolumeL),
  boilVolumeLitres: orNull(units.litres, body.boilVolumeL),
  boilMinutes: units.minutes(body.boilMinutes),
  efficiencyPercent: units.percent(body.efficiencyPercent),
  hops: body.hops.map((hop) => fromHop(hop, units.minutes(body.boilMinutes))),
  cultures: body.cultures.map(({ attenuationPercent, minC, maxC, ...rest }) => ({
    ...rest,
    attenuationPercent: orNull(units.percent, attenuationPercent),
    minCelsius: orNull(units.celsius, minC),
    maxCelsius: orNull(units.celsius, maxC),
  })),
  miscs: body.miscs.map(({ minutes, ...rest }) => ({ ...rest, minutes: units.minutes(minutes) })),
  waterProfile: body.waterProfile,
  waterAdditions: body.waterAdditions.map(({ amountG, ...rest }) => ({
    ...rest,
    amountGrams: units.grams(amountG),
  })),
  mash: {
    steps: body.mash.steps.map(({ temperatureC, minutes, infusionL, ...rest }) => ({
      ...rest,
      temperatureCelsius: units.celsius(temperatureC),
      minutes: units.minutes(minutes),
      infusionLitres: orNull(units.litres, infusionL),
    })),
  },
  fermentation: {
    steps: body.fermentation.steps.map(({ temperatureC, ...rest }) => ({
      ...rest,
      temperatureCelsius: units.celsius(temperatureC),
    })),
  },
  carbonationVolumes: orNull(units.volumesOfCo2, body.carbonationVolumes),
  notes: body.notes,
  tags: body.tags,
  settings: body.settings,
  extensions: body.extensions,
})

const orNull = <U extends number>(unit: (value: number) => U, value: number | null): U | null =>
  value === null ? null : unit(value)
