/** A route file and what applies to it, files relative to the routes folder. */
export type ScannedRoute = {
  readonly file: string
  /** The path as Hono writes it: `/v1/recipes/:recipeId`, `/files/:rest{.+}`. */
  readonly pattern: string
  readonly params: readonly string[]
  /** `_middleware.ts` files from the root to the leaf. */
  readonly middlewares: readonly string[]
  /** The nearest `_error.ts`, if any. */
  readonly error: string | null
}

export type ScannedTree = { readonly routes: readonly ScannedRoute[]; readonly notFound: string | null }

const paramSegment = /^\[([a-z][a-zA-Z0-9]*)\]$/
const restSegment = /^\[\.\.\.([a-z][a-zA-Z0-9]*)\]$/
const groupSegment = /^\(([a-z][a-z0-9-]*)\)$/
const staticSegment = /^[a-z0-9][a-z0-9.-]*$/

/**
 * Turns the files of a routes folder into routes, most specific first.
 * `[id]` is a parameter, `[...rest]` the remainder, `(group)` a folder that the URL does not show.
 * Other files that start with `_` are private to their folder.
 *
 * @param files paths relative to the routes folder, with `/`; their order does not matter
 * @throws Error naming the file, and the right shape, for a segment that is malformed or two files that make one URL
 */
export const scanRoutes = (files: readonly string[]): ScannedTree => {
  const sources = files.filter((file) => file.endsWith(".ts")).toSorted()
  const special = new Set(sources.filter((file) => /(?:^|\/)_(?:middleware|error|404)\.ts$/.test(file)))
  const nested404 = [...special].find((file) => file.endsWith("/_404.ts"))
  if (nested404) throw new Error(`${nested404}: _404.ts belongs at the root: an unknown path has no folder.`)

  const routes = sources
    .filter((file) => !file.split("/").some((segment) => segment.startsWith("_")))
    .map((file) => scanRoute(file, special))
  rejectConflicts(routes)
  return { routes: routes.toSorted(bySpecificity), notFound: special.has("_404.ts") ? "_404.ts" : null }
}

const scanRoute = (file: string, special: ReadonlySet<string>): ScannedRoute => {
  const segments = file.replace(/\.ts$/, "").split("/")
  const folders = segments.slice(0, -1).map((_, depth) => `${segments.slice(0, depth + 1).join("/")}/`)
  const params: string[] = []
  const parts = segments.flatMap((segment, index): string[] => {
    const last = index === segments.length - 1
    if (groupSegment.test(segment) && !last) return []
    if (segment === "index" && last) return []
    if (staticSegment.test(segment)) return [segment]
    const rest = restSegment.exec(segment)?.[1]
    const param = rest ?? paramSegment.exec(segment)?.[1]
    if (param === undefined) {
      throw new Error(
        `${file}: "${segment}" is no route segment. Write name, [param], [...rest] or (group)/.`,
      )
    }
    if (rest !== undefined && !last) throw new Error(`${file}: [...${rest}] must be the last segment.`)
    if (params.includes(param)) throw new Error(`${file}: parameter ${param} stands twice.`)
    params.push(param)
    return [rest === undefined ? `:${param}` : `:${param}{.+}`]
  })
  const around = ["", ...folders]
  return {
    file,
    pattern: `/${parts.join("/")}`,
    params,
    middlewares: around.map((folder) => `${folder}_middleware.ts`).filter((path) => special.has(path)),
    error: around.map((folder) => `${folder}_error.ts`).findLast((path) => special.has(path)) ?? null,
  }
}

const rejectConflicts = (routes: readonly ScannedRoute[]): void => {
  const seen = new Map<string, ScannedRoute>()
  for (const route of routes) {
    const shape = route.pattern.replaceAll(/:[a-zA-Z0-9]+/g, ":")
    const other = seen.get(shape)
    if (other)
      throw new Error(`${other.file} and ${route.file} make the same URL, ${route.pattern}. Keep one.`)
    seen.set(shape, route)
  }
}

/** Static segments before parameters before the rest, so that the first match is the most specific. */
const bySpecificity = (a: ScannedRoute, b: ScannedRoute): number => {
  const rank = (part: string | undefined): number =>
    part === undefined ? 0 : part.endsWith("{.+}") ? 3 : part.startsWith(":") ? 2 : 1
  const [left, right] = [a.pattern.split("/"), b.pattern.split("/")]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = rank(left[index]) - rank(right[index])
    if (difference !== 0) return difference
  }
  return a.pattern < b.pattern ? -1 : 1
}
