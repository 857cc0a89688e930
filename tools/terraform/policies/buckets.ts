import { addressOf, argument, isLiteral, resourcesOf } from "../tree.ts"
import { eachModule, finding, type Finding } from "./policy.ts"
import { publicBucket } from "./principals.ts"

/** Buckets are opened by IAM alone and never to the public, but for the one that is there for it. */
export const bucketsAreClosed = eachModule((module) =>
  resourcesOf(module, "google_storage_bucket").flatMap((bucket): readonly Finding[] => {
    const address = addressOf(bucket)
    const access = argument(bucket, "uniform_bucket_level_access")
    const prevention = argument(bucket, "public_access_prevention")
    const uniform = access !== undefined && isLiteral(access.value, true)
    const closed = prevention !== undefined && isLiteral(prevention.value, "enforced")
    return [
      ...(uniform ? [] : [finding(access ?? bucket, `${address} has access lists`)]),
      ...(closed || address === publicBucket
        ? []
        : [finding(prevention ?? bucket, `${address} can be made public`)]),
    ]
  }),
)

/** No bucket but the one of copies is thrown away with what is in it, in whatever environment. */
export const bucketsAreKept = eachModule((module) =>
  resourcesOf(module, "google_storage_bucket").flatMap((bucket) => {
    const forced = argument(bucket, "force_destroy")
    const always = forced !== undefined && isLiteral(forced.value, true)
    return always && addressOf(bucket) !== publicBucket
      ? [finding(forced, `${addressOf(bucket)} is destroyed with what is in it`)]
      : []
  }),
)
