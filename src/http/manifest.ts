import type { Answer } from "./answer.ts"
import type { Middleware, RouteModule } from "./define.ts"

/** Turns what a handler threw into an answer: `_error.ts` of the nearest folder. */
export type ErrorHandler = (error: unknown) => Answer

export type Route = {
  readonly file: string
  readonly pattern: string
  readonly params: readonly string[]
  readonly module: RouteModule
  // A middleware asks for the services it uses: which those are is checked where it is written, by `createDefine`.
  readonly middlewares: readonly Middleware<never>[]
  readonly error: ErrorHandler | null
}

export type Manifest = { readonly routes: readonly Route[]; readonly notFound: (() => Answer) | null }
