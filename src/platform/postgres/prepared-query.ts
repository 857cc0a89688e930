import {
  CamelCasePlugin,
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely"
import type { FieldDef } from "pg"
import { isDocument } from "./column-types.ts"
import type { DB } from "./tables.gen.ts"

/** How columns are named on either side: `created_at` there, `createdAt` here; keys inside documents stay as they are. */
export const columnNames = (): CamelCasePlugin => new CamelCasePlugin({ maintainNestedObjectKeys: true })

/** A query that was built once, with places for what differs between its runs. `database.rows` runs it. */
export type PreparedQuery<Args, Row> = {
  readonly withArgs: (args: Args) => CompiledQuery<Row>
  /** A row as pg gives it, documents as text, with its columns named as ours and its documents read. */
  readonly toRow: (row: Readonly<Record<string, unknown>>, fields: readonly FieldDef[]) => Row
}

/**
 * Prepares a query that runs on a hot path: building and compiling it, when it first runs, costs more than the rest of
 * it on our side.
 *
 * @example
 * const recipeById = prepareQuery((sql, { id }: { id: string }) =>
 *   sql.selectFrom("recipes").selectAll().where("id", "=", id))
 * const [row] = await db.rows(recipeById, { id })
 */
export const prepareQuery = <Args extends Readonly<Record<string, unknown>>, Row>(
  build: (sql: Kysely<DB>, args: Args) => Compilable<Row>,
): PreparedQuery<Args, Row> => {
  let compiled: CompiledQuery<Row> | undefined
  return {
    withArgs: (args) => {
      compiled ??= build(builder, placeholders<Args>()).compile()
      const { parameters } = compiled
      return {
        ...compiled,
        parameters: parameters.map((value) => (value instanceof Placeholder ? args[value.name] : value)),
      }
    },
    toRow: renamer<Row>(),
  }
}

/** Builds queries and runs none. */
const builder = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [columnNames()],
})

class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Stands for arguments of any name while the query is built: Kysely carries values through without looking at them. */
const placeholders = <Args extends object>(): Args =>
  new Proxy({} as Args, {
    get: (_, name) => new Placeholder(String(name)),
  })

/** The columns of a query are the same in every row: what is to be done with them is found out once. */
const renamer = <Row>(): PreparedQuery<never, Row>["toRow"] => {
  let columns: readonly Column[] | undefined
  return (row, fields) => {
    columns ??= fields.map(({ name, dataTypeID }) => ({
      column: name,
      field: camelCase(name),
      document: isDocument(dataTypeID),
    }))
    const renamed: Record<string, unknown> = {}
    for (const { column, field, document } of columns) {
      const value = row[column]
      renamed[field] = document && typeof value === "string" ? JSON.parse(value) : value
    }
    return renamed as Row
  }
}

type Column = { readonly column: string; readonly field: string; readonly document: boolean }

const camelCase = (column: string): string =>
  column.replaceAll(/(?<!^)_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
