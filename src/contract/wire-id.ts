import * as z from "zod"

/**
 * An id on the wire. iOS writes a UUID in upper case, PostgreSQL answers in lower case: read as one text, an id is the
 * same in rows, jobs, live documents and comparisons.
 */
export const uuid = () => z.uuid().toLowerCase()

/** An id of something: the brand tells of what. */
export const id = <Id extends string>() => uuid().transform((text) => text as Id)
