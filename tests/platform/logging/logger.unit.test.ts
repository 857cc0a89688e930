import { Writable } from "node:stream"
import { expect, test } from "vitest"
import { makeLogger } from "../../../src/platform/logging/logger.ts"

const capturing = (level: "DEBUG" | "INFO" | "WARNING" | "ERROR" = "INFO") => {
  const chunks: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  const log = makeLogger({ level, service: "api", version: "1.2.3", stream })
  const lines = async (): Promise<Record<string, unknown>[]> => {
    await log.flush()
    return chunks
      .join("")
      .trim()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  }
  return { log, lines, chunks }
}

test("a line is one JSON object with the fields that Cloud Logging lifts", async () => {
  const { log, lines } = capturing()
  log.info("batch.started", "a batch started", { batch: "b1" })
  expect(await lines()).toMatchObject([
    {
      severity: "INFO",
      message: "a batch started",
      event: "batch.started",
      batch: "b1",
      serviceContext: { service: "api", version: "1.2.3" },
    },
  ])
})

test("a defect carries its stack and its causes, for Error Reporting to group by", async () => {
  const { log, lines } = capturing()
  log.error("http.failed", "it broke", { error: new Error("outer", { cause: new Error("inner") }) })
  const [line] = await lines()
  expect(line?.["stack_trace"]).toMatch(/^Error: outer\n\s+at /)
  expect(line?.["stack_trace"]).toContain("Caused by: Error: inner")
})

test("a warning has no stack: it was expected", async () => {
  const { log, lines } = capturing()
  log.warning("database.waiting", "not yet")
  expect((await lines())[0]).not.toHaveProperty("stack_trace")
})

test("what is below the level is not written", async () => {
  const { log, lines } = capturing("WARNING")
  log.debug("a", "a")
  log.info("b", "b")
  log.warning("c", "c")
  expect((await lines()).map(({ event }) => event)).toEqual(["c"])
})

test("a message with line breaks stays one line", async () => {
  const { log, lines } = capturing()
  log.info("x", "two\nlines")
  expect(await lines()).toHaveLength(1)
})

test("lines of one turn leave in one write", async () => {
  const { log, lines, chunks } = capturing()
  for (let index = 0; index < 100; index += 1) log.info("x", String(index))
  expect(await lines()).toHaveLength(100)
  expect(chunks.filter((chunk) => chunk !== "")).toHaveLength(1)
})
