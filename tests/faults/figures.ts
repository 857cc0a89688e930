import type { TestContext } from "vitest"

/** What a run has measured, and what it was to be. */
export type Figure = {
  readonly what: string
  readonly measured: string
  /** Null where it is only told. */
  readonly bar: string | null
  readonly holds: boolean
}

declare module "vitest" {
  interface TaskMeta {
    /** For docs/reliability.md. */
    figures?: Figure[]
  }
}

export type Figures = {
  readonly tell: (what: string, measured: string) => void
  readonly hold: (what: string, bar: string, measured: string | number, holds: boolean) => void
  /** Those that did not hold: none, in a test that passes. */
  readonly broken: () => readonly Figure[]
}

/** Notes figures with the test that measured them, where the script that writes the document finds them. */
export const figuresOf = ({ task }: Pick<TestContext, "task">): Figures => {
  const figures: Figure[] = []
  task.meta.figures = figures
  return {
    tell: (what, measured) => void figures.push({ what, measured, bar: null, holds: true }),
    hold: (what, bar, measured, holds) => void figures.push({ what, bar, measured: String(measured), holds }),
    broken: () => figures.filter(({ holds }) => !holds),
  }
}
