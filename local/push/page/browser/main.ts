import type { PageState } from "../page-data.ts"
import { type Choices, readChoices, writeChoices } from "./choices.ts"
import { connect } from "./connection.ts"
import { element } from "./element.ts"
import { labels as allLabels } from "./labels.ts"
import { livePanel } from "./live-panel.ts"
import { lockScreen } from "./lock-screen.ts"
import { messageLog } from "./message-log.ts"
import { pageHeader } from "./page-header.ts"
import { phoneMenu } from "./phone-menu.ts"
import type { Reader } from "./reader.ts"

let choices = readChoices()
let state: PageState | null = null
let isLost = false
let view = open()
let disconnect = listen()

/** Makes the page anew for a reader: another language or another look changes all of it. */
function open() {
  const { look, language } = choices
  const reader: Reader = { look, language, labels: allLabels[language] }
  const { labels } = reader
  document.documentElement.lang = language
  document.documentElement.dataset["look"] = look
  document.title = `${labels.title} · Brasse-Bouillon`

  const lost = element("p", { class: "lost", role: "alert" })
  const menu = phoneMenu(reader, { choose: (phone) => choose({ phone }), setOffline })
  const screen = lockScreen(reader)
  const live = livePanel(reader, (batch) => choose({ batch }))
  const log = messageLog(reader, () => void fetch("messages", { method: "DELETE" }))
  const focused = document.activeElement?.id
  document.body.replaceChildren(
    ...document.querySelectorAll("template"),
    pageHeader(reader, choose),
    lost,
    element("div", { class: "phone-side" }, menu.element, screen.element),
    element("main", {}, live.element, log.element),
  )
  if (focused) document.getElementById(focused)?.focus()
  return {
    show: (): void => {
      lost.textContent = isLost ? labels.lost : ""
      if (!state) return
      menu.show(state, choices.phone)
      screen.show(state)
      live.show(state, choices.batch)
      log.show(state)
    },
  }
}

function listen() {
  return connect(choices, {
    state: (next) => {
      state = next
      isLost = false
      view.show()
    },
    lost: () => {
      isLost = true
      view.show()
    },
  })
}

function choose(chosen: Partial<Choices>): void {
  choices = { ...choices, ...chosen }
  writeChoices(choices)
  if ("look" in chosen || "language" in chosen) {
    view = open()
    view.show()
  } else {
    disconnect()
    disconnect = listen()
  }
}

function setOffline(phone: string, offline: boolean): void {
  void fetch(`tokens/${encodeURIComponent(phone)}/offline`, { method: offline ? "PUT" : "DELETE" })
}
