/**
 * A text of at most so many characters (UTF-16 units): what is cut is cut between words, and says so by an ellipsis.
 * Names are long now and then, a title of a phone has room for about 40 characters, and FCM takes 4096 bytes in all.
 */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const kept = wholeCharacters(text, most - 1)
  const wordEnd = /\s/.test(text.charAt(kept.length)) ? kept.length : kept.search(/\s\S*$/)
  // A word that fills half of the room is cut itself.
  const end = wordEnd > most / 2 ? wordEnd : kept.length
  return `${kept.slice(0, end).trimEnd()}…`
}

/** As many characters as fit, none of them torn: an emoji may be made of several. */
const wholeCharacters = (text: string, most: number): string => {
  let end = 0
  // None that anybody types is longer than this.
  for (const { index, segment } of segments().segment(text.slice(0, most + 32))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

let segmenter: Intl.Segmenter | undefined
/** Made when it is first needed: most texts are short. */
const segments = (): Intl.Segmenter => (segmenter ??= new Intl.Segmenter("fr"))
