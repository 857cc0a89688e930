/** The most points of each part of the BJCP's score sheet for beer: 50 in all. */
export const scoreSheetMaxima = {
  aroma: 12,
  appearance: 3,
  flavor: 20,
  mouthfeel: 5,
  overall: 10,
} as const
export type ScoreSheetPart = keyof typeof scoreSheetMaxima
export type ScoreSheetPoints = Readonly<Record<ScoreSheetPart, number>>

/** The sum of all points, 0 to 50. */
export const scoreOf = ({ aroma, appearance, flavor, mouthfeel, overall }: ScoreSheetPoints): number =>
  aroma + appearance + flavor + mouthfeel + overall

/** The ranks of the BJCP's scoring guide, the best first, each from so many points on. */
export const scoreRanks = [
  { rank: "outstanding", from: 45 },
  { rank: "excellent", from: 38 },
  { rank: "very_good", from: 30 },
  { rank: "good", from: 21 },
  { rank: "fair", from: 14 },
  { rank: "problematic", from: 0 },
] as const
export type ScoreRank = (typeof scoreRanks)[number]["rank"]

/** The rank of a score of 0 to 50. */
export const rankOf = (score: number): ScoreRank =>
  scoreRanks.find(({ from }) => score >= from)?.rank ?? "problematic"

/** The flavours that the score sheet lists to be ticked, most of them faults. */
export const scoreSheetDescriptors = [
  "acetaldehyde",
  "alcoholic",
  "astringent",
  "diacetyl",
  "dms",
  "estery",
  "grassy",
  "light_struck",
  "metallic",
  "musty",
  "oxidized",
  "phenolic",
  "solvent",
  "sour_acidic",
  "sulfur",
  "vegetal",
  "yeasty",
] as const
export type ScoreSheetDescriptor = (typeof scoreSheetDescriptors)[number]
