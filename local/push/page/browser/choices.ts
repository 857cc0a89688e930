import type { Look, Wanted } from "../page-data.ts"
import { type Language, languageIn } from "./labels.ts"

/** What the reader chose; the address remembers it. */
export type Choices = Wanted & { readonly look: Look; readonly language: Language }

/** As the address says, and the server where it says nothing. */
export const readChoices = (): Choices => {
  const query = new URLSearchParams(location.search)
  return {
    look: document.documentElement.dataset["look"] === "android" ? "android" : "ios",
    language: languageIn(document.documentElement.lang),
    phone: query.get("phone"),
    batch: query.get("batch"),
  }
}

/** Writes them into the address, without a step in the history. */
export const writeChoices = ({ look, language, phone, batch }: Choices): void => {
  const query = new URLSearchParams({ look, lang: language })
  if (phone !== null) query.set("phone", phone)
  if (batch !== null) query.set("batch", batch)
  history.replaceState(null, "", `?${query}`)
}
