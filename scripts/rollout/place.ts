/** The names of the two services. */
export type Services = { readonly api: string; readonly worker: string }

/** Where a rollout happens: what a person has to type to reach the same. */
export type Place = {
  readonly project: string
  readonly region: string
  /** The bucket of the lock. */
  readonly lockBucket: string
  readonly services: Services
}
