import type { Stage } from "../features/stage.ts"
import type { Brew } from "./brewing.ts"

/** What the row of a batch says that its live document is to be, or newer. */
export const liveVersionOf = async (stage: Stage, { batch }: Brew): Promise<number> => {
  const [row] = await stage.asOwner("select live_version from batches where id = $1", [batch.id])
  return Number(row?.["live_version"])
}
