/** The languages that texts for people come in. The first is the default. */
export const languages = ["fr", "en"] as const
export type Language = (typeof languages)[number]

/** A text for people, in every language. */
export type Text = Readonly<Record<Language, string>>

const remembered = new Map<string, Language>()
const mostRemembered = 1_000

/**
 * The language that an `Accept-Language` header prefers among ours; French when it names none of them. Phones send the
 * same few headers with every request: each is read once.
 */
export const preferredLanguage = (header: string | null): Language => {
  if (header === null) return "fr"
  const known = remembered.get(header)
  if (known) return known
  const language = readLanguage(header)
  if (remembered.size < mostRemembered && header.length < 100) remembered.set(header, language)
  return language
}

const readLanguage = (header: string): Language => {
  let best: { language: Language; quality: number } | null = null
  for (const range of header.split(",", 20)) {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase())
    const language = languages.find((ours) => tag === ours || tag.startsWith(`${ours}-`))
    const weight = parameters.find((parameter) => parameter.startsWith("q="))
    const quality = weight === undefined ? 1 : Number(weight.slice(2))
    if (language && quality > (best?.quality ?? 0)) best = { language, quality }
  }
  return best?.language ?? "fr"
}
