import type { Result } from "./result.ts"

export type InvokerError =
  /** Nobody we know of issued it, or not for us. `reason` is for logs. */
  | { readonly kind: "token_invalid"; readonly reason: string }
  | { readonly kind: "token_expired" }
  /** A good token of somebody else; or nobody at all may call. */
  | { readonly kind: "invoker_refused" }

/** Tells by a token whether a machine of ours calls, as a scheduler is one. A port. */
export type Invokers = {
  /** @throws Outage when the keys can't be fetched */
  readonly verify: (token: string) => Promise<Result<null, InvokerError>>
}
