import type { Method, OperationSpec, ZoneSpec } from "./define.ts"
import { takesKey } from "./idempotency.ts"

/** What the kernel and a zone's middleware answer by themselves, beyond what an operation declares. */
export const commonStatuses = (method: Method, spec: OperationSpec, zone: ZoneSpec): readonly number[] => {
  const takesBody = spec.body !== undefined || spec.rawBody !== undefined
  const validates = [spec.params, spec.query, spec.headers, spec.body].some((schema) => schema !== undefined)
  const rules: readonly (readonly [boolean, readonly number[]])[] = [
    [method === "GET", [304]],
    [true, zone.refusals],
    [spec.produces !== "*/*", [406]],
    [takesKey(method, spec, zone), [409, 422]],
    [takesBody, [400, 413, 415]],
    [validates || (!takesBody && method !== "GET"), [422]],
    [spec.ifMatch === "required", [428]],
  ]
  const statuses = rules.flatMap(([holds, those]) => (holds ? those : []))
  return [...new Set(statuses)].toSorted((a, b) => a - b)
}
