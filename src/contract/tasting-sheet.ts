import * as z from "zod"
import {
  scoreRanks,
  scoreSheetDescriptors,
  scoreSheetMaxima,
  type ScoreSheetPart,
} from "../brewing/styles/score-sheet.ts"
import { LocalizedWire } from "./localized.ts"
import { descriptorTexts, partTexts, rankTexts } from "./score-sheet-texts.ts"

const parts = Object.keys(scoreSheetMaxima) as readonly ScoreSheetPart[]
const described = { name: LocalizedWire, description: LocalizedWire }

export const TastingSheetWire = z
  .object({
    guide: z.string(),
    maxScore: z.int(),
    parts: z.array(z.object({ part: z.string(), max: z.int(), ...described })),
    ranks: z.array(z.object({ rank: z.string(), from: z.int(), to: z.int(), ...described })),
    descriptors: z.array(z.object({ code: z.string(), ...described })),
  })
  .meta({ id: "TastingSheet" })

export const tastingSheet = (): z.output<typeof TastingSheetWire> => {
  const maxScore = parts.reduce((sum, part) => sum + scoreSheetMaxima[part], 0)
  return {
    guide: "BJCP",
    maxScore,
    parts: parts.map((part) => ({ part, max: scoreSheetMaxima[part], ...partTexts[part] })),
    ranks: scoreRanks.map(({ rank, from }, index) => ({
      rank,
      from,
      to: (scoreRanks[index - 1]?.from ?? maxScore + 1) - 1,
      ...rankTexts[rank],
    })),
    descriptors: scoreSheetDescriptors.map((code) => ({ code, ...descriptorTexts[code] })),
  }
}
