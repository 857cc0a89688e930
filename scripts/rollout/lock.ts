import { randomUUID } from "node:crypto"
import * as z from "zod"
import { failureOf, type Gcloud } from "./gcloud.ts"
import { advice } from "./advice.ts"
import type { Baseline } from "./baseline.ts"
import type { Place } from "./place.ts"
import { orFail, RolloutFailed } from "./rollout-failed.ts"

/**
 * One rollout at a time: an object in Cloud Storage that only its holder replaces, by the generation that it has. It
 * expires when nobody renews it, so that a rollout that died does not bar the way for ever.
 */
export type Lock = {
  /** Throws `LockLost` when somebody else has taken it: then nothing more may be changed. */
  readonly renew: () => Promise<void>
  readonly release: () => Promise<void>
}

/** Somebody else has taken over, by hand most likely. What happens next is theirs to say. */
export class LockLost extends RolloutFailed {
  override readonly name = "LockLost"
}

export type LockTools = { readonly gcloud: Gcloud; readonly now: () => Date }

/** Longer than any command may last, a migration included: the lock is renewed between two of them. */
const validMs = 75 * 60_000

/** A few words without a comma that tell others who has the lock; for a rollback, where it is going. */
export type Holder = { readonly name: string; readonly goingTo?: Baseline }

/**
 * Takes the lock.
 * @param force takes it from whoever holds it, who will notice: for a rollback by hand
 * @throws RolloutFailed that says who holds it and until when
 */
export const takeLock = (place: Place, holder: Holder, tools: LockTools, force = false): Promise<Lock> =>
  orFail(step, advice.lock, () => take(place, holder, tools, force))

const take = async (
  place: Place,
  { name, goingTo }: Holder,
  { gcloud, now }: LockTools,
  force: boolean,
): Promise<Lock> => {
  const address = addressOf(place)
  const id = randomUUID()
  let generation = "0"

  /** Puts ours in the place of the generation that we know, and looks whether it stands there. */
  const write = async (): Promise<void> => {
    const expiresAt = new Date(now().getTime() + validMs).toISOString()
    const flags = [
      `--if-generation-match=${generation}`,
      `--custom-metadata=id=${id},holder=${name},expires-at=${expiresAt}${goingTo ? `,api=${goingTo.api},worker=${goingTo.worker}` : ""}`,
    ]
    const written = gcloud(["storage", "cp", "-", address, ...flags], { input: `${name}\n` })
    const failure = await failureOf(written)
    // Not the answer counts but what is there: a write may have arrived although its answer was lost.
    const found = await readLock(gcloud, address)
    if (found?.id === id && found.expiresAt.toISOString() === expiresAt) generation = found.generation
    else if (failure !== null && (found === null ? generation === "0" : found.id === id)) throw failure
    else {
      throw new LockLost(step, `${found?.name ?? "somebody"} has taken the lock ${address}`, advice.lost)
    }
  }

  const removeOwn = async (): Promise<void> => {
    const found = await readLock(gcloud, address)
    if (found?.id !== id) return
    await gcloud(["storage", "rm", address, `--if-generation-match=${found.generation}`])
  }

  const found = await readLock(gcloud, address)
  if (found !== null) {
    if (found.expiresAt > now() && !force) throw refused(found, place)
    generation = found.generation
  }
  try {
    await write()
  } catch (error) {
    await removeOwn().catch(() => undefined)
    throw error
  }
  return { renew: write, release: removeOwn }
}

type Held = {
  readonly id: string
  readonly name: string
  readonly goingTo: Baseline | null
  readonly expiresAt: Date
  readonly generation: string
}

const Listed = z.array(
  z.object({
    generation: z.coerce.string(),
    noncurrent_time: z.unknown().optional(),
    custom_fields: z.object({
      id: z.string(),
      holder: z.string(),
      "expires-at": z.iso.datetime().transform((text) => new Date(text)),
      api: z.string().optional(),
      worker: z.string().optional(),
    }),
  }),
)

const addressOf = ({ lockBucket }: Place): string => `gs://${lockBucket}/rollout-lock`

/** Who has the lock, or had it and died; null when the last rollout has ended as it should. */
export const holderOfLock = (
  place: Place,
  gcloud: Gcloud,
): Promise<{ readonly name: string; readonly goingTo: Baseline | null } | null> =>
  readLock(gcloud, addressOf(place))

/** The lock as it is now; null when there is none. */
const readLock = async (gcloud: Gcloud, address: string): Promise<Held | null> => {
  const text = await gcloud(["storage", "objects", "list", address, "--format=json"])
  const current = Listed.parse(JSON.parse(text)).find(({ noncurrent_time }) => noncurrent_time === undefined)
  if (current === undefined) return null
  const { id, holder: name, "expires-at": expiresAt, api, worker } = current.custom_fields
  const goingTo = api === undefined || worker === undefined ? null : { api, worker }
  return { id, name, goingTo, expiresAt, generation: current.generation }
}

const step = "take the lock"

const refused = ({ name, expiresAt }: Held, place: Place): RolloutFailed => {
  const until = expiresAt.toISOString()
  const reason = `${name} is under way (${addressOf(place)}, valid until ${until})`
  return new RolloutFailed(step, reason, advice.taken(place))
}
