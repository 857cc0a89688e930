import type { Task } from "graphile-worker"
import { AssessFermentation } from "../features/batches/index.ts"
import type { FermentationAlerts } from "../features/fermentation/index.ts"

/** Something was measured of a fermentation, or it began or ended: what is there to say of it? */
export const assessFermentation =
  ({
    fermentation,
  }: {
    readonly fermentation: Pick<FermentationAlerts, "assess">
  }): Task<"assess_fermentation"> =>
  (payload) =>
    fermentation.assess(AssessFermentation.parse(payload))
