import { z } from "zod"
import type { FermentationFinding } from "../../brewing/assess-fermentation.ts"
import type { Celsius, SpecificGravity } from "../../brewing/units.ts"
import type { AlertId, BatchId, MemberId } from "../../shared/ids.ts"
import type { NotificationFacts } from "../notifications/index.ts"

export const alertKinds = ["fermentation_finished", "fermentation_stuck", "fermentation_too_warm"] as const
export type AlertKind = (typeof alertKinds)[number]

/** What a brewer was told of a fermentation. */
export type Alert = {
  readonly id: AlertId
  readonly batchId: BatchId
  /** What the batch is called now. */
  readonly batchName: string
  readonly ownerId: MemberId
  readonly finding: FermentationFinding
  readonly raisedAt: Date
  readonly dismissedAt: Date | null
  /** When what it tells of was over; null while it lasts. */
  readonly clearedAt: Date | null
}

export const kindOf = ({ kind }: FermentationFinding): AlertKind => `fermentation_${kind}`

/** What its notification tells. */
export const factsOf = (finding: FermentationFinding, batchName: string): NotificationFacts => {
  switch (finding.kind) {
    case "finished":
      return { ...finding, kind: "fermentation_finished", batchName }
    case "stuck":
      return { ...finding, kind: "fermentation_stuck", batchName }
    case "too_warm":
      return { ...finding, kind: "fermentation_too_warm", batchName }
  }
}

const figure = <T extends number>() => z.custom<T>((value) => Number.isFinite(value))

/** A finding in its row and back. */
export const Finding = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("finished"), gravity: figure<SpecificGravity>() }),
  z.strictObject({
    kind: z.literal("stuck"),
    gravity: figure<SpecificGravity>(),
    expectedGravity: figure<SpecificGravity>(),
  }),
  z.strictObject({
    kind: z.literal("too_warm"),
    temperatureCelsius: figure<Celsius>(),
    maxCelsius: figure<Celsius>(),
  }),
])
