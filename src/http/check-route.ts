import type { ZoneSpec } from "./define.ts"
import type { Route } from "./manifest.ts"

type Zones = Readonly<Record<string, ZoneSpec>>

/** The zone that a route declares. @throws Error naming the file when there is none of that name */
export const zoneOf = (route: Route, zones: Zones): ZoneSpec => {
  const zone = zones[route.module.zone]
  if (zone) return zone
  throw new Error(
    `${route.file}: there is no zone "${route.module.zone}". Zones: ${Object.keys(zones).join(", ")}.`,
  )
}

/**
 * What can only be known once the tree stands: does a route find what its zone and its path promise it?
 * @throws Error naming the file, and what to do
 */
export const checkRoute = (route: Route, zones: Zones): void => {
  const { file, module, middlewares, params } = route
  const provided = middlewares.flatMap(({ provides }) => (provides === undefined ? [] : [provides]))
  if (zoneOf(route, zones).security !== null && !provided.includes(module.zone)) {
    throw new Error(
      `${file}: a ${module.zone} route needs a _middleware.ts above it that provides "${module.zone}". ` +
        `Move it below such a folder, or declare another zone.`,
    )
  }
  const outside = provided.find((zone) => zone !== module.zone && !provided.includes(module.zone))
  if (outside !== undefined)
    throw new Error(`${file}: a ${module.zone} route stands in a folder of ${outside} routes.`)
  for (const operation of Object.values(module.handlers)) {
    const declared = operation.spec.params
    const names =
      declared && "shape" in declared._zod.def ? Object.keys(declared._zod.def.shape as object) : []
    if (names.toSorted().join() !== [...params].toSorted().join()) {
      throw new Error(
        `${file}: the path has [${params.join("], [")}], params of ${operation.spec.id} has ${names.join(", ")}.`,
      )
    }
  }
}
