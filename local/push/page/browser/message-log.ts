import type { PageState, PhoneMessage } from "../page-data.ts"
import { element } from "./element.ts"
import { moment } from "./formats.ts"
import { keyedList, type Kept } from "./keyed-list.ts"
import type { Reader } from "./reader.ts"

/** Everything that the phone was sent, what became of it, and each message as it was sent. */
export const messageLog = (reader: Reader, onClear: () => void) => {
  const { labels } = reader
  const list = element("ol", { class: "log-list" })
  const empty = element("p", { class: "quiet" }, labels.logEmpty)
  const clear = element("button", { type: "button", id: "clear" }, labels.clear)
  clear.onclick = onClear
  const fill = keyedList(list, {
    key: ({ key }: PhoneMessage) => key,
    make: (message) => entry(reader, message),
  })
  return {
    element: element(
      "section",
      { class: "log panel", "aria-labelledby": "log-title" },
      element("div", { class: "panel-head" }, element("h2", { id: "log-title" }, labels.log), clear),
      empty,
      list,
    ),
    show: ({ messages }: PageState): void => {
      fill(messages)
      empty.hidden = messages.length > 0
      clear.hidden = messages.length === 0
    },
  }
}

const entry = (
  { look, language, labels }: Reader,
  { sentAt, looks, message }: PhoneMessage,
): Kept<PhoneMessage> => {
  const { notification } = looks[look]
  const fate = element("span", { class: "fate" })
  const time = element("time", { datetime: sentAt }, moment(Date.parse(sentAt), Date.now(), language))
  return {
    element: element(
      "li",
      {},
      element("p", { class: "log-head" }, time, fate),
      element(
        "p",
        { class: "log-title", dir: "auto" },
        notification?.title ?? notification?.body ?? labels.noText,
      ),
      element(
        "details",
        {},
        element("summary", {}, labels.raw),
        element("pre", {}, JSON.stringify(message, null, 2)),
      ),
    ),
    update: ({ looks }) => {
      const became = looks[look].fate
      fate.dataset["fate"] = became
      fate.textContent = labels.fates[became]
    },
  }
}
