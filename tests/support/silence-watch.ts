import type { Reporter, TestModule } from "vitest/node"

/**
 * Ends a run in which nothing happens any more. A test that never yields blocks its worker, and vitest's time limits with
 * it; something that never closes keeps the run after its last test.
 */
export class SilenceWatch implements Reporter {
  readonly #silentMs: number
  readonly #running = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  /** The longest test of ours says something every two minutes at least. */
  constructor(silentMs = 300_000) {
    this.#silentMs = silentMs
  }

  onInit(): void {
    this.#hear()
  }
  /** What runs is told by its file: a test that blocks its worker has had no time to say that it began. */
  onTestModuleQueued({ relativeModuleId }: TestModule): void {
    this.#running.add(relativeModuleId)
    this.#hear()
  }
  onTestModuleEnd({ relativeModuleId }: TestModule): void {
    this.#running.delete(relativeModuleId)
    this.#hear()
  }
  onHookEnd(): void {
    this.#hear()
  }
  onTestCaseResult(): void {
    this.#hear()
  }
  onTestRunEnd(): void {
    this.#hear()
  }

  #hear(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#giveUp(), this.#silentMs).unref()
  }

  #giveUp(): never {
    const running = this.#running.size === 0 ? ["no test"] : this.#running
    const lines = [
      `Nothing has happened for ${this.#silentMs / 1000} s: the run is given up. What ran:`,
      ...running,
    ]
    process.stderr.write(`${lines.join("\n  ")}\n`)
    process.exit(1)
  }
}
