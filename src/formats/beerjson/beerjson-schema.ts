import { Ajv, type ErrorObject } from "ajv"
import beer from "./schemas/beer.json" with { type: "json" }
import boil from "./schemas/boil.json" with { type: "json" }
import boilStep from "./schemas/boil_step.json" with { type: "json" }
import culture from "./schemas/culture.json" with { type: "json" }
import equipment from "./schemas/equipment.json" with { type: "json" }
import fermentable from "./schemas/fermentable.json" with { type: "json" }
import fermentation from "./schemas/fermentation.json" with { type: "json" }
import fermentationStep from "./schemas/fermentation_step.json" with { type: "json" }
import hop from "./schemas/hop.json" with { type: "json" }
import mash from "./schemas/mash.json" with { type: "json" }
import mashStep from "./schemas/mash_step.json" with { type: "json" }
import measureableUnits from "./schemas/measureable_units.json" with { type: "json" }
import misc from "./schemas/misc.json" with { type: "json" }
import packaging from "./schemas/packaging.json" with { type: "json" }
import packagingGraphic from "./schemas/packaging_graphic.json" with { type: "json" }
import packagingVessel from "./schemas/packaging_vessel.json" with { type: "json" }
import recipe from "./schemas/recipe.json" with { type: "json" }
import style from "./schemas/style.json" with { type: "json" }
import timing from "./schemas/timing.json" with { type: "json" }
import water from "./schemas/water.json" with { type: "json" }

/* The official schemas of BeerJSON 1.0.2. Compiling them takes time and memory: beerJsonSchema loads this on first use. */

const schemas = [
  beer,
  boil,
  boilStep,
  culture,
  equipment,
  fermentable,
  fermentation,
  fermentationStep,
  hop,
  mash,
  mashStep,
  measureableUnits,
  misc,
  packaging,
  packagingGraphic,
  packagingVessel,
  recipe,
  style,
  timing,
  water,
]

// The schemas leave out "type" where "allOf" has it, which ajv's strict mode refuses.
const ajv = new Ajv({ allErrors: true, strict: false, schemas })

const validatorOf = (reference: string) => {
  const validate = ajv.getSchema(reference)
  if (validate === undefined) throw new Error(`the BeerJSON schemas have no ${reference}`)
  return (value: unknown): readonly ErrorObject[] => (validate(value) === true ? [] : (validate.errors ?? []))
}

const base = recipe.$id.replace("recipe.json", "")

/** What is wrong with one recipe by the official schema. */
export const recipeErrors = validatorOf(`${base}recipe.json#/definitions/RecipeType`)

/** What is wrong with a whole file by the official schema. */
export const fileErrors = validatorOf(`${base}beer.json`)
