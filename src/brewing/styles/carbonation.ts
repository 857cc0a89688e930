import type { Range } from "../recipe-ranges.ts"
import { bjcpStyle } from "./bjcp-2021.ts"

/**
 * Volumes of CO2 by families of styles, the table that homebrewers' priming calculators share (Brewer's Friend, TastyBrew):
 * style guides give words, no figures.
 */
const families = {
  british: { min: 1.5, max: 2 },
  porter_stout: { min: 1.7, max: 2.3 },
  belgian: { min: 1.9, max: 2.4 },
  american: { min: 2.2, max: 2.7 },
  lager: { min: 2.2, max: 2.7 },
  wheat: { min: 3.3, max: 4.5 },
  lambic: { min: 2.4, max: 2.8 },
  fruit_lambic: { min: 3, max: 4.5 },
} as const satisfies Record<string, Range>
type Family = keyof typeof families

/** The categories of the BJCP guide of 2021 that are of one family. */
const ofCategory: Readonly<Record<string, Family>> = {
  "Standard American Beer": "american",
  "International Lager": "lager",
  "Czech Lager": "lager",
  "Pale Malty European Lager": "lager",
  "Pale Bitter European Beer": "lager",
  "Amber Malty European Lager": "lager",
  "Amber Bitter European Beer": "lager",
  "Dark European Lager": "lager",
  "Strong European Beer": "lager",
  "German Wheat Beer": "wheat",
  "British Bitter": "british",
  "Pale Commonwealth Beer": "british",
  "Brown British Beer": "british",
  "Scottish Ale": "british",
  "Irish Beer": "porter_stout",
  "Dark British Beer": "porter_stout",
  "Strong British Ale": "british",
  "Pale American Ale": "american",
  "Amber and Brown American Beer": "american",
  "American Porter and Stout": "porter_stout",
  IPA: "american",
  "Strong American Ale": "american",
  "Belgian Ale": "belgian",
  "Strong Belgian Ale": "belgian",
  "Monastic Ale": "belgian",
}

/** Styles that are of another family than their category, or of one whose category is of none. */
const ofStyle: Readonly<Record<string, Family>> = {
  "13C": "porter_stout",
  "15A": "british",
  "23B": "belgian",
  "23C": "belgian",
  "23D": "lambic",
  "23E": "lambic",
  "23F": "fruit_lambic",
}

/** The volumes of CO2 that are usual of a style; null when the guide has none of this code, or nobody gives figures. */
export const usualCarbonation = (styleId: string): Range | null => {
  const style = bjcpStyle(styleId)
  const family = style && (ofStyle[style.id] ?? ofCategory[style.category])
  return family ? families[family] : null
}
