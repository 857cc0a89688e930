/** How many requests one key may make in a window. The name stands in the RateLimit headers. */
export type LimitPolicy = { readonly name: string; readonly quota: number; readonly windowSeconds: number }

export type Taken = {
  readonly allowed: boolean
  readonly quota: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** Counts requests. A port: in this process, or shared where there are several. */
export type Limits = { readonly take: (policy: LimitPolicy, key: string) => Taken }
