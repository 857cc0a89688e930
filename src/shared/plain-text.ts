/**
 * Control characters other than line feed and tab; halves of surrogate pairs, which neither UTF-8 nor PostgreSQL can
 * hold; and the marks that override the reading direction, with which a name can pretend to be another.
 */
const unprintable = /[[\p{Cc}--[\n\t]]\p{Cs}\u202a-\u202e\u2066-\u2069]/v

/** Whether a text shows as it is stored. */
export const isPlainText = (text: string): boolean => !unprintable.test(text)
