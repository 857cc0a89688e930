import { StorageError } from "./storage-error.ts"
import type { StoredObject } from "./stored-object.ts"

/** Reads a named condition: a query parameter of the JSON API, a header of the XML API. */
type Read = (name: Condition) => string | undefined
type Condition =
  | "ifGenerationMatch"
  | "ifGenerationNotMatch"
  | "ifMetagenerationMatch"
  | "ifMetagenerationNotMatch"

/** Refuses with 412 what must not happen to the object that is there. Generation 0 means: there is none. */
export const checkPreconditions = (read: Read, object: StoredObject | undefined): void => {
  const generation = String(object?.generation ?? 0)
  const metageneration = String(object?.metageneration ?? 0)
  const holds =
    matches(read("ifGenerationMatch"), generation) &&
    matches(read("ifMetagenerationMatch"), metageneration) &&
    differs(read("ifGenerationNotMatch"), generation) &&
    differs(read("ifMetagenerationNotMatch"), metageneration)
  if (!holds) {
    throw new StorageError(
      "preconditionFailed",
      "At least one of the pre-conditions you specified did not hold.",
    )
  }
}

const matches = (wanted: string | undefined, actual: string) => wanted === undefined || wanted === actual
const differs = (unwanted: string | undefined, actual: string) => unwanted !== actual
