import { methods, type OperationSpec } from "../../src/http/define.ts"
import { manifest } from "../../src/routes.gen.ts"

/** One method of one route, as the manifest declares it. */
export type DeclaredOperation = {
  readonly id: string
  readonly method: string
  readonly pattern: string
  readonly zone: string
  readonly spec: OperationSpec
}

/** Every operation there is. A test that is generated from them meets a new route on the day it is written. */
export const operations: readonly DeclaredOperation[] = manifest.routes.flatMap(({ pattern, module }) =>
  methods.flatMap((method) => {
    const spec = module.handlers[method]?.spec
    return spec ? [{ id: spec.id, method, pattern, zone: module.zone, spec }] : []
  }),
)

/** The operations that change something. */
export const writes = operations.filter(({ method }) => method !== "GET")

/** The operations that take a JSON body. */
export const jsonWrites = writes.filter(({ spec }) => spec.body !== undefined)
