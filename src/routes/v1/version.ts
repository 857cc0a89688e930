import { ok } from "../../http/answer.ts"
import { VersionWire } from "../../contract/health.ts"
import { define } from "../_define.ts"

export const handlers = define.public({
  GET: define
    .op({ id: "readVersion", summary: "Which release answers", responses: { 200: VersionWire } })
    .handle(async ({ services: { process } }) =>
      ok({ name: "brasse-bouillon", version: process.version, startedAt: process.startedAt.toISOString() }),
    ),
})
