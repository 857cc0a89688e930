/**
 * The traffic tags that a rollout leaves at the services, which are its memory: whoever comes after a rollout that died
 * reads from them what served before, and what was on trial.
 */
export const tags = {
  /** On trial. While the API has it a rollout runs, or died. */
  candidate: "candidate",
  /** Went through a whole rollout, or served before the first one. */
  stable: "stable",
  /** What was stable before: where a rollback by hand goes. */
  previous: "previous",
} as const
