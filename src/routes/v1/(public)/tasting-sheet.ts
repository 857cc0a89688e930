import { tastingSheet, TastingSheetWire } from "../../../contract/tasting-sheet.ts"
import { ok } from "../../../http/answer.ts"
import { define } from "../../_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "readTastingSheet",
      summary: "The score sheet that beer is tasted with: its parts, its ranks, and what there is to notice",
      cacheControl: "public, max-age=86400",
      responses: { 200: TastingSheetWire },
    })
    .handle(async () => ok(tastingSheet())),
})
