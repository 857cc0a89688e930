/** The id is taken by something else: another record, a deleted one, or someone else's. */
export type IdTaken = { readonly kind: "id_taken" }
export type TooMany = { readonly kind: "too_many"; readonly max: number }
export type RecordNotFound = { readonly kind: "record_not_found" }
export type VersionMismatch = { readonly kind: "version_mismatch"; readonly version: number }
