declare const brand: unique symbol

/** A value of type T that only its own constructor makes, so that litres are never taken for grams. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
