import { defaultSettings } from "../../brewing/default-settings.ts"
import type { CalculationSettings } from "../../brewing/recipe.ts"

/** Each method, so that the compiler asks for a new one here. */
export const ibuMethods = { tinseth: true, rager: true, garetz: true, mibu: true } satisfies Record<
  CalculationSettings["ibuMethod"],
  true
>

/** The method of ours that a file names, however it is written; null when it names none that we have. */
export const methodNamed = (name: string | null): CalculationSettings["ibuMethod"] | null => {
  const method = name?.trim().toLowerCase() ?? ""
  return isMethod(method) ? method : null
}

const isMethod = (name: string): name is CalculationSettings["ibuMethod"] => Object.hasOwn(ibuMethods, name)

/** A recipe is reckoned with the settings of its file, as far as the file tells them: its method of bitterness. */
export const statedSettings = ({
  ibuMethod,
}: {
  readonly ibuMethod: string | null
}): CalculationSettings => ({
  ...defaultSettings,
  ibuMethod: methodNamed(ibuMethod) ?? defaultSettings.ibuMethod,
})
