export type Say = (line: string) => void

/** A step of the story that did not go as told. */
export class StoryBroken extends Error {
  override readonly name = "StoryBroken"
  readonly step: string

  constructor(step: string, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.step = step
  }
}

/** Tells a story while it happens: chapters, and in them steps with the time at which each was done. */
export type Transcript = {
  readonly chapter: (title: string) => void
  /** Does a step and tells it once it is done, with what came of it. @throws StoryBroken when it fails */
  readonly step: <T>(
    claim: string,
    work: () => Promise<T>,
    details?: (value: T) => readonly string[],
  ) => Promise<T>
  /** A step that this machine cannot do, said aloud. */
  readonly skip: (claim: string, reason: string) => void
}

export const startTranscript = (say: Say): Transcript => {
  const start = performance.now()
  let chapters = 0
  const line = (mark: string, text: string) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    say(`${seconds.padStart(6)} s  ${mark} ${text}`)
  }
  return {
    chapter: (title) => {
      chapters += 1
      say("")
      say(`${chapters}. ${title}`)
    },
    step: async (claim, work, details = () => []) => {
      try {
        const value = await work()
        line("✔", claim)
        for (const detail of details(value)) say(`${indent}${detail}`)
        return value
      } catch (error) {
        line("✘", claim)
        const reason = error instanceof Error ? error.message : String(error)
        throw new StoryBroken(claim, reason, { cause: error })
      }
    },
    skip: (claim, reason) => line("–", `SKIPPED: ${claim} (${reason})`),
  }
}

const indent = " ".repeat(12)

/** Fails the step under way unless the condition holds. */
export function demand(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Error(reason)
}
