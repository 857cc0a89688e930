import * as z from "zod"
import { recipeRanges } from "../brewing/recipe-ranges.ts"
import type { BatchId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { between } from "./wire-number.ts"
import { line } from "./wire-text.ts"

export const SplitBody = z
  .strictObject({
    id: id<BatchId>()
      .optional()
      .describe("Of the new batch: UUIDv7, made by the client, so that it can repeat safely"),
    name: line(200).optional().describe("That of the old batch with a number by default"),
    volumeL: between(recipeRanges.batchVolumeLitres).describe(
      "What goes into the new batch; the old one keeps the rest",
    ),
  })
  .meta({ id: "SplitInput" })
