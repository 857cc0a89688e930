import type { Range } from "../../brewing/recipe-ranges.ts"

/** What a refractometer can be off by in wort, wide enough for any that can be read at all. */
export const wortCorrectionRange: Range = { min: 0.8, max: 1.3 }
