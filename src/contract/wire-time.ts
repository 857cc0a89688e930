import * as z from "zod"

/** A moment on the wire: RFC 3339, in UTC. One schema for all: each costs every start a regular expression. */
export const wireTime = z.iso.datetime()

const earliest = Date.UTC(1970, 0)
const latest = Date.UTC(2200, 0)

/** A moment that a client gives, as a date: whatever lies centuries away is a slip, and what follows from it no date. */
export const givenTime = wireTime.transform((text, context): Date => {
  const date = new Date(text)
  if (date.getTime() >= earliest && date.getTime() < latest) return date
  const params = {
    code: "out_of_range",
    text: {
      en: `Must lie between 1970 and 2200, got ${text}.`,
      fr: `Doit se situer entre 1970 et 2200, reçu ${text}.`,
    },
  }
  context.issues.push({ code: "custom", input: text, params })
  return z.NEVER
})
