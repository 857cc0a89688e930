import { fahrenheitToCelsius } from "./dimension.ts"
import type { NumberRule } from "./record-fields.ts"

type Reread = NonNullable<NumberRule["reread"]>

const FAHRENHEIT = { en: "degrees Fahrenheit", fr: "des degrés Fahrenheit" }
const MINUTES = { en: "minutes", fr: "des minutes" }
const PER_THOUSAND = { en: "a gravity without its decimal point", fr: "une densité sans sa virgule" }

/** A temperature too hot to be Celsius: some programs (PicoBrew) write Fahrenheit. */
export const asFahrenheit: Reread = (value) => ({ value: fahrenheitToCelsius(value), what: FAHRENHEIT })

/** A number of days too long to be days: some programs write minutes. */
export const asMinutes: Reread = (value) => ({ value: value / 1440, what: MINUTES })

/** 1053 for 1.053. */
export const asPerThousand: Reread = (value) => ({ value: value / 1000, what: PER_THOUSAND })
