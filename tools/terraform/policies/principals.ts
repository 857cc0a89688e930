import { textsIn } from "../hcl/references.ts"
import type { Attribute, Block } from "../hcl/syntax.ts"
import { addressOf, argument, isLiteral, resourcesOf } from "../tree.ts"
import { eachModule, finding } from "./policy.ts"

/** The bucket of public copies, which the CDN reads as everybody else does. */
export const publicBucket = "google_storage_bucket.public"

/** Who may read from it: everybody, object by object, without a list of them. */
const publicReaders = {
  address: "google_storage_bucket_iam_member.public_readers",
  role: "roles/storage.legacyObjectReader",
}

/** The one service that the public may call: it checks who calls by itself. */
const publicService = "google_cloud_run_v2_service.api"

/** No grant names everybody, nor everybody with a Google account, but the one on public copies. */
export const nobodyIsEverybody = eachModule((module) =>
  module.blocks
    .filter((block) => !isMeant(block))
    .flatMap(attributesOf)
    .flatMap((attribute) =>
      textsIn(attribute.value)
        .filter((text) => /\ball(Authenticated)?Users\b/.test(text))
        .map((text) => finding(attribute, `"${text}" is everybody`)),
    ),
)

const isMeant = (block: Block): boolean => {
  const bucket = argument(block, "bucket")
  const role = argument(block, "role")
  return (
    addressOf(block) === publicReaders.address &&
    bucket?.value.kind === "reference" &&
    bucket.value.text.startsWith(publicBucket) &&
    role !== undefined &&
    isLiteral(role.value, publicReaders.role)
  )
}

const attributesOf = ({ attributes, blocks }: Block): readonly Attribute[] => [
  ...attributes,
  ...blocks.flatMap(attributesOf),
]

/** Cloud Run asks who is calling, everywhere but at the API. */
export const onlyTheApiIsPublic = eachModule((module) =>
  resourcesOf(module, "google_cloud_run_v2_service").flatMap((service) => {
    const open = argument(service, "invoker_iam_disabled")
    const closed = open === undefined || isLiteral(open.value, false)
    return closed || addressOf(service) === publicService
      ? []
      : [finding(open, `${addressOf(service)} may be called by anybody`)]
  }),
)
