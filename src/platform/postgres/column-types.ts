import pg from "pg"

const { builtins } = pg.types

/**
 * How columns come back: bigint as number (beyond 2^53 it throws rather than lies), timestamptz as Date, date and
 * numeric as the text they are, so that no time zone and no binary fraction slips in.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (oid === builtins.INT8) return safeInteger
    if (oid === builtins.DATE) return asText
    return pg.types.getTypeParser(oid, format ?? "text")
  },
}

/** Whether a column of this type holds JSON. */
export const isDocument = (oid: number): boolean => oid === builtins.JSONB || oid === builtins.JSON

const asText = (text: string): string => text

const safeInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`)
  return value
}
