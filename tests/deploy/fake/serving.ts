import type { Cloud } from "./cloud.ts"

/** What the cloud serves with, in short: `api-v1-2-2-bbbbbbbb=100`, and what is on trial. */
export const serving = ({ services, objects }: Cloud) => ({
  api: services["api"]?.shares,
  worker: services["worker"]?.shares,
  onTrial: Object.values(services).flatMap(({ tags }) => tags["candidate"] ?? []),
  locked: Object.keys(objects).length > 0,
})

/** As before: 1.2.2 serves, nothing is on trial, and the lock is free. */
export const asBefore = {
  api: { "api-v1-2-2-bbbbbbbb": 100 },
  worker: { "worker-v1-2-2-bbbbbbbb": 100 },
  onTrial: [],
  locked: false,
}

/** 1.2.3 serves. */
export const released = {
  api: { "api-v1-2-3-cccccccc": 100 },
  worker: { "worker-v1-2-3-cccccccc": 100 },
  onTrial: [],
  locked: false,
}
