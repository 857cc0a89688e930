import { cleanText } from "../clean-text.ts"

/** How issues call a record: "recipe 2 'Dry Stout'". */
export const labelOf = (kind: string, position: number, name: string): string => {
  const short = cleanText(name, 60).text.replace(/\s+/g, " ")
  return short === "" ? `${kind} ${position}` : `${kind} ${position} '${short}'`
}
