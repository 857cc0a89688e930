import type { Localized } from "../../shared/localized.ts"
import { shortened } from "./shortened.ts"

/** A text that says of which batch it speaks: two may be under way. */
export const inBatch = (batchName: string, text: Localized): Localized => {
  const name = shortened(batchName, 60)
  return { fr: `${name} – ${text.fr}`, en: `${name} – ${text.en}` }
}
