import type { ApiClient } from "./api-client.ts"
import type { Phone } from "./phone.ts"
import type { PushSink } from "./push-sink.ts"
import type { Transcript } from "./transcript.ts"

/** How late things may be before the story counts as broken. */
export type Patience = {
  /** From the API's answer to the live document that shows the change. */
  readonly liveMs: number
  /** From when an alarm is due to when the phone has it. */
  readonly pushMs: number
}

/** What every chapter is played with. */
export type Scene = {
  readonly transcript: Transcript
  readonly api: ApiClient
  readonly phone: Phone
  readonly sink: PushSink
  readonly patience: Patience
}

/** An install of the app that the brewer is notified on. */
export type Installation = {
  readonly id: string
  readonly name: string
  readonly token: string
  readonly platform: "ios" | "android"
  readonly locale: "fr" | "en"
}
