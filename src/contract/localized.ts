import * as z from "zod"

/** A text in every language that the API speaks: the app shows the one of its phone, also offline. */
export const LocalizedWire = z.object({ fr: z.string(), en: z.string() }).meta({ id: "LocalizedText" })
