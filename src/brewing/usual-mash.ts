import type { MashStep, Recipe } from "./recipe.ts"
import { celsius, minutes } from "./units.ts"

/** A single infusion, as most homebrewers mash. */
const usualMash: readonly MashStep[] = [
  {
    name: "",
    kind: "infusion",
    temperatureCelsius: celsius(66),
    minutes: minutes(60),
    infusionLitres: null,
  },
]

/**
 * The steps that a recipe is mashed in: its own, or the usual one where it is mashed and does not say how. The grains
 * of an extract recipe without a mash are steeped, not mashed.
 */
export const mashSteps = ({ type, mash }: Recipe): readonly MashStep[] =>
  mash.steps.length > 0 || type === "extract" ? mash.steps : usualMash
