/**
 * Whether an `Accept` header lets us answer with a content type (RFC 9110 §12.5.1): the most specific range that names it
 * decides, and `q=0` refuses. An empty header asks for nothing; problem documents alone will do, too.
 */
export const accepts = (accept: string, produces: string): boolean => {
  if (accept === produces || accept === "*/*" || accept.trim() === "") return true
  const [type] = produces.split("/")
  if (type === "*") return true
  const wanted = new Map(accept.split(",").map(readRange))
  const decisive = [produces, `${type}/*`, "*/*", "application/problem+json"].find((media) =>
    wanted.has(media),
  )
  return decisive !== undefined && wanted.get(decisive) === true
}

const readRange = (range: string): [media: string, isWanted: boolean] => {
  const [media = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase())
  return [media, !parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter))]
}
