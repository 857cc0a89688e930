import { createServer } from "node:net"
import { holderOf } from "./port-holder.ts"
import { Trouble } from "./trouble.ts"

/** What listens on a port of its own in the local cloud. */
export type PortName = "api" | "metrics" | "identity" | "storage" | "push" | "firestore" | "postgres"
export type Ports = Readonly<Record<PortName, number>>

/** The ports of development, the same in every checkout so that tools and habits can rely on them. */
export const defaultPorts: Ports = {
  api: 8080,
  metrics: 9464,
  identity: 9099,
  storage: 9199,
  push: 9299,
  firestore: 8085,
  postgres: 54329,
}

const names: readonly PortName[] = ["api", "metrics", "identity", "storage", "push", "firestore", "postgres"]

/** One port after the other from `base` on: the way to run a second checkout beside the first. */
export const portsFrom = (base: number): Ports => {
  const last = 65_536 - names.length
  if (!Number.isInteger(base) || base < 1024 || base > last) {
    throw new Trouble(`--port-base takes the first of ${names.length} ports in a row, from 1024 to ${last}`)
  }
  return portsBy((name) => base + names.indexOf(name))
}

/** Ports that nobody listens on at this moment, for tests. */
export const freePorts = async (): Promise<Ports> => {
  const ports = await Promise.all(names.map(() => freePort()))
  return portsBy((name) => ports[names.indexOf(name)] ?? 0)
}

/** A port was taken by something else. The message says which, for what, by whom, and the way around it. */
export class PortTaken extends Trouble {}

/** Throws `PortTaken` when one of these services could not listen on its port. */
export const refuseTakenPorts = async (ports: Ports, wanted: readonly PortName[]): Promise<void> => {
  const taken = await Promise.all(
    wanted.map(async (name) => ((await canListen(ports[name])) ? [] : [await describe(name, ports[name])])),
  )
  const lines = taken.flat()
  if (lines.length === 0) return
  const advice = "Stop it, or choose other ports: npm run dev -- --port-base 20000"
  throw new PortTaken([...lines, advice].join("\n"))
}

const describe = async (name: PortName, port: number): Promise<string> => {
  const holder = await holderOf(port)
  return `Port ${port}, needed for ${name}, is in use${holder === null ? "" : ` by ${holder}`}.`
}

const portsBy = (portOf: (name: PortName) => number): Ports => ({
  api: portOf("api"),
  metrics: portOf("metrics"),
  identity: portOf("identity"),
  storage: portOf("storage"),
  push: portOf("push"),
  firestore: portOf("firestore"),
  postgres: portOf("postgres"),
})

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false)
      else reject(error)
    })
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)))
  })

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen({ port: 0, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
