import { randomUUID } from "node:crypto"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { admitLogins, makeApplicationRole } from "../../../src/platform/postgres/application-role.ts"
import { migrate } from "../../../src/platform/postgres/migrate.ts"
import { services } from "../../support/services.ts"

const id = randomUUID().slice(0, 8)
const database = `cloud_${id}`
const role = `app_${id}`
const migrator = `bb-migrate-${id}@project.iam`
const stranger = `stranger-${id}`
/** As Cloud SQL names the login of a service account. */
const login = `bb-api-${id}@project.iam`

let admin: pg.Pool
const opened: pg.Pool[] = []

const administrate = (text: string) => admin.query(text)

/** A connection of a login, as `migrate` has one. */
const as = async (user: string): Promise<pg.PoolClient> => {
  const pool = new pg.Pool({ connectionString: urlOf(user) })
  opened.push(pool)
  return pool.connect()
}

const urlOf = (user: string, database?: string): string => {
  const url = new URL(services().database.admin)
  url.username = encodeURIComponent(user)
  if (database !== undefined) url.pathname = `/${database}`
  return url.href
}

const isMember = async (name: string): Promise<unknown> => {
  const { rows } = await admin.query("select pg_has_role($1::name, $2::name, 'member') as member", [
    name,
    role,
  ])
  return rows[0]?.member
}

beforeAll(async () => {
  admin = new pg.Pool({ connectionString: services().database.admin })
  // What Cloud SQL has: a role that may create roles, and logins that may not and are members of it, or of nothing.
  await administrate("create role cloudsqlsuperuser createrole createdb nologin")
  await administrate(`create role "${migrator}" login in role cloudsqlsuperuser`)
  await administrate(`create role "${stranger}" login`)
  await administrate(`create role "${login}" login`)
  await administrate(`create database ${database} owner cloudsqlsuperuser`)
})
afterAll(async () => {
  await Promise.all(opened.map(async (pool) => pool.end()))
  await administrate(`drop database ${database} with (force)`)
  await administrate(
    `drop role if exists "${login}", "${migrator}", "${stranger}", ${role}, cloudsqlsuperuser`,
  )
  await admin.end()
})

describe("on Cloud SQL", () => {
  test("a login that may not create roles and belongs to nobody who may makes none", async () => {
    const client = await as(stranger)
    await makeApplicationRole(client, role)
    client.release()
    expect((await admin.query("select from pg_roles where rolname = $1", [role])).rowCount).toBe(0)
  })

  test("the login that migrates makes the application's role and lets the application in; a second run does nothing", async () => {
    const client = await as(migrator)
    for (const admitted of [[login], []]) {
      await makeApplicationRole(client, role)
      expect(await admitLogins(client, [login], role)).toEqual(admitted)
    }
    client.release()
    expect(await isMember(login)).toBe(true)
    expect(await isMember(stranger)).toBe(false)
  })

  test("the role that is made may neither log in nor create anything", async () => {
    const { rows } = await admin.query(
      "select rolcanlogin, rolcreaterole, rolcreatedb, rolsuper from pg_roles where rolname = $1",
      [role],
    )
    expect(rows).toEqual([{ rolcanlogin: false, rolcreaterole: false, rolcreatedb: false, rolsuper: false }])
  })

  test("the login that migrates brings an empty database up to this release: it is its owner by membership", async () => {
    const directory = join(import.meta.dirname, "../../../migrations")
    const files = (await readdir(directory)).filter((name) => name.endsWith(".sql"))
    const report = await migrate({
      login: { kind: "url", url: urlOf(migrator, database) },
      directory,
      log: () => undefined,
    })
    expect(report.applied).toHaveLength(files.length)
  })

  test("a login that is let in already needs no rights of whoever looks", async () => {
    const client = await as(stranger)
    expect(await admitLogins(client, [login], role)).toEqual([])
    client.release()
  })

  test("a login that does not exist is named", async () => {
    const client = await as(migrator)
    await expect(admitLogins(client, ["bb-nobody@project.iam"], role)).rejects.toThrow(
      "bb-nobody@project.iam",
    )
    client.release()
  })
})
