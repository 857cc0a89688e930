import type { PlanPrimingError } from "../features/brew-log/index.ts"
import type { Language, Text } from "../http/language.ts"
import { problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"

/** Why nothing could be worked out. */
export const planPrimingProblem = (error: PlanPrimingError, language: Language) => {
  if (error.kind === "batch_not_found") return problem(httpProblems.notFound, undefined)
  const errors = error.fields.map((field) => {
    const { path, text } = missing[field]
    return { path, code: "required", message: text[language] }
  })
  return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
}

const missing: Readonly<
  Record<"temperatureCelsius" | "targetVolumes", { readonly path: string; readonly text: Text }>
> = {
  temperatureCelsius: {
    path: "temperatureC",
    text: {
      en: "No temperature was measured in the fermenter: say the warmest that the beer was since fermentation ended.",
      fr: "Aucune température n'a été relevée dans le fermenteur : indiquez la plus élevée depuis la fin de la fermentation.",
    },
  },
  targetVolumes: {
    path: "targetVolumes",
    text: {
      en: "Neither the recipe nor its style says how sparkling the beer is to be: say the volumes of CO2.",
      fr: "Ni la recette ni son style ne disent combien la bière doit pétiller : indiquez les volumes de CO2.",
    },
  },
}
