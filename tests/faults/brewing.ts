import type { Batch } from "../../src/features/batches/index.ts"
import type { Member } from "../../src/shared/actor.ts"
import { atTheMash, done, type Stage } from "../features/stage.ts"

export type Brew = {
  readonly brewer: Member
  readonly batch: Batch
  readonly mash: Batch["steps"][number]["id"]
}

/** Batches whose mash runs. */
export const brewing = async (stage: Stage, count: number): Promise<readonly Brew[]> => {
  const brews: Brew[] = []
  for (let made = 0; made < count; made += 1) {
    const { brewer, batch, mash } = await atTheMash(stage)
    done(await stage.batches.startStep(brewer, mash))
    brews.push({ brewer, batch, mash: mash.stepId })
  }
  return brews
}
