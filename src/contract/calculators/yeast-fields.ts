import * as z from "zod"
import { yeastForms } from "../../brewing/yeast-amount.ts"
import { between } from "../wire-number.ts"

/** A yeast as it is bought or harvested. */
export const YeastBody = z.strictObject({
  form: z.enum(yeastForms).default("liquid"),
  cellsPerUnitBn: between({ min: 0.01, max: 10_000 })
    .nullable()
    .default(null)
    .describe(
      "Billion cells in a fresh pack, gram of dry yeast or millilitre of slurry; 100, 10 or 1 when not known",
    ),
  amount: between({ min: 0, max: 1_000_000 })
    .nullable()
    .default(null)
    .describe("Packs, grams or millilitres at hand"),
  ageDays: between({ min: 0, max: 3_650 }).default(0).describe("Since it was packed or harvested"),
  storage: z.enum(["cold", "warm"]).default("cold").describe("How dry yeast was kept"),
})
