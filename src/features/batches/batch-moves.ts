export const batchStates = [
  "planned",
  "brewing",
  "fermenting",
  "conditioning",
  "completed",
  "cancelled",
  "archived",
] as const
export type BatchState = (typeof batchStates)[number]

export const batchMoves = ["start", "ferment", "package", "complete", "cancel", "archive"] as const
export type BatchMove = (typeof batchMoves)[number]

/** Where each move leads from each state. What is not here cannot be done. */
const moves: Readonly<Record<BatchState, Readonly<Partial<Record<BatchMove, BatchState>>>>> = {
  planned: { start: "brewing", cancel: "cancelled" },
  brewing: { ferment: "fermenting", cancel: "cancelled" },
  fermenting: { package: "conditioning", cancel: "cancelled" },
  conditioning: { complete: "completed", cancel: "cancelled" },
  completed: { archive: "archived" },
  cancelled: { archive: "archived" },
  archived: {},
}

/** The state that a move makes, whatever it starts from: repeating the move there changes nothing. */
const outcomes: Readonly<Record<BatchMove, BatchState>> = {
  start: "brewing",
  ferment: "fermenting",
  package: "conditioning",
  complete: "completed",
  cancel: "cancelled",
  archive: "archived",
}

/** The state after a move: the same one when the move has been made already, null when it is not possible. */
export const stateAfter = (state: BatchState, move: BatchMove): BatchState | null =>
  state === outcomes[move] ? state : (moves[state][move] ?? null)

/** The moves that can be made with a batch in this state. */
export const possibleMoves = (state: BatchState): readonly BatchMove[] =>
  batchMoves.filter((move) => moves[state][move])

/** Whether anything is still to be done with a batch: phones watch it, and its steps may be due. */
export const isUnderWay = (state: BatchState): boolean =>
  state === "planned" || state === "brewing" || state === "fermenting" || state === "conditioning"
