import { readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import * as z from "zod"
import { readConfig, variables } from "../../src/config.ts"
import { readStages } from "./dockerfile.ts"

const root = path.join(import.meta.dirname, "../..")
const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8")

const Service = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.literal("."), target: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  restart: z.enum(["unless-stopped", "no"]).optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string().optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  configs: z.array(z.strictObject({ source: z.string(), target: z.string() })).default([]),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({
        condition: z.enum(["service_started", "service_healthy", "service_completed_successfully"]),
      }),
    )
    .default({}),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number().optional(),
      start_period: z.string().optional(),
    })
    .optional(),
})
const Compose = z.object({
  name: z.string(),
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
  configs: z.record(z.string(), z.strictObject({ content: z.string() })),
})

const compose = Compose.parse(parse(textOf("compose.yaml"), { merge: true }))
const services = Object.entries(compose.services)

describe("compose.yaml", () => {
  test.each(["api", "worker", "migrate"])("gives %s a configuration that it starts with", (name) => {
    const { environment } = compose.services[name] ?? { environment: {} }
    expect(readConfig(environment)).toMatchObject({
      ROLE: name,
      NODE_ENV: "development",
      PROJECT_ID: "demo-brasse-bouillon",
    })
    const libraries = ["METADATA_SERVER_DETECTION", "STORAGE_EMULATOR_HOST"]
    const known = new Set([...Object.keys(variables), ...libraries])
    expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([])
  })

  test("names services in addresses that there are, on ports that they have", () => {
    const hosts = services.flatMap(([, { environment }]) =>
      Object.values(environment).flatMap((value) => [...value.matchAll(/(?:^|[/@])([a-z-]+):(\d+)/g)]),
    )
    const pairs = [...new Set(hosts.map(([, host, port]) => `${host}:${port}`))].toSorted()
    expect(pairs).toEqual([
      "firestore:8085",
      "postgres:5432",
      "stand-ins:9099",
      "stand-ins:9199",
      "stand-ins:9299",
    ])
    const published = new Set(
      services.flatMap(([name, { ports }]) => ports.map((port) => `${name}:${port.split(":").at(-1)}`)),
    )
    expect(pairs.filter((pair) => !published.has(pair))).toEqual([])
  })

  test("opens its ports to this machine alone", () => {
    const ports = services.flatMap(([, service]) => service.ports)
    expect(ports.length).toBeGreaterThan(4)
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([])
  })

  test("takes images by digest, or builds stages that there are", () => {
    const stages = new Set(readStages(textOf("Dockerfile")).map(({ name }) => name))
    const loose = services.filter(([, { image, build }]) =>
      build === undefined ? !/@sha256:[0-9a-f]{64}$/.test(image) : !stages.has(build.target),
    )
    expect(loose).toEqual([])
  })

  test("lets nobody wait for what never comes", () => {
    for (const [name, { depends_on }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const target = compose.services[other]
        expect(target, `${name} waits for ${other}`).toBeDefined()
        if (condition === "service_healthy") expect(target?.healthcheck, other).toBeDefined()
        if (condition === "service_completed_successfully") expect(target?.restart, other).toBe("no")
      }
    }
  })

  test("makes the roles and the database that the migrations expect", () => {
    const roles = compose.configs["roles"]?.content ?? ""
    const local = textOf("local/postgres-roles.ts")
    for (const role of ["brasse_bouillon_app", "brasse_bouillon_owner", "brasse_bouillon_api"]) {
      expect(local).toContain(`"${role}"`)
      expect(roles).toContain(`create role ${role} `)
    }
    expect(roles).toContain("create database brasse_bouillon owner brasse_bouillon_owner")
  })
})
