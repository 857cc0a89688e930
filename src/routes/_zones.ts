import type { ZoneSpec } from "../http/define.ts"
import type { Member } from "../shared/actor.ts"

/** Who may enter, and what that means for caches and repeats. */
export const zones = {
  public: { security: null, cacheControl: "no-store", refusals: [429] },
  member: {
    security: "firebase",
    cacheControl: "private, no-cache",
    refusals: [401, 426, 429, 503],
    idempotencyScope: ({ actor }: { actor: Member }) => actor.id,
  },
  admin: {
    security: "firebase",
    cacheControl: "private, no-store",
    refusals: [401, 403, 426, 429, 503],
    idempotencyScope: ({ actor }: { actor: Member }) => actor.id,
  },
  internal: { security: "invoker", cacheControl: "no-store", refusals: [401, 403, 503] },
} satisfies Record<string, ZoneSpec>
