import { err, ok, type Result } from "../shared/result.ts"
import { readBeerJson } from "./beerjson/read-beerjson.ts"
import { beerXmlSteps } from "./beerxml/read-beerxml.ts"
import { brewfatherSteps } from "./brewfather/read-brewfather.ts"
import { decodeText } from "./decode-text.ts"
import { type FileError, fileErrors } from "./file-error.ts"
import type { FileReading } from "./file-reading.ts"
import { inTurns } from "./turns.ts"
import { type RecipeFormat, recogniseFormat } from "./recognise-format.ts"

export type RecipeFileReading = FileReading & { readonly format: RecipeFormat }

/**
 * Reads a recipe file of any format that we know, by its content: BeerXML 1.0, BeerJSON 1.x, a recipe of Brewfather.
 * Each recipe stands for itself: one that is broken has no `recipe` and says why; the others are read. Others have their
 * turns while a large file is read.
 * Errors: the file as a whole is empty, of no known format, hostile, or too large.
 */
export const readRecipeFile = async (bytes: Uint8Array): Promise<Result<RecipeFileReading, FileError>> => {
  const format = recogniseFormat(bytes)
  if (format === "unknown" && /^\s*[{[]/.test(decodeText(bytes.subarray(0, 1_000)).text))
    return err(fileErrors.unknownJson())
  const known = format === "unknown" ? "beerxml" : format
  const reading = await readers[known](bytes)
  return reading.ok ? ok({ format: known, ...reading.value }) : reading
}

type Reader = (bytes: Uint8Array) => Promise<Result<FileReading, FileError>>

const readers: Readonly<Record<RecipeFormat, Reader>> = {
  beerxml: (bytes) => inTurns(beerXmlSteps(bytes)),
  beerjson: readBeerJson,
  brewfather: (bytes) => inTurns(brewfatherSteps(bytes)),
}
