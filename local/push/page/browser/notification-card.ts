import { element, icon } from "./element.ts"
import { notificationAge } from "./formats.ts"
import type { Kept } from "./keyed-list.ts"
import type { Reader } from "./reader.ts"
import type { Card } from "./stacks.ts"
import { eachSecond } from "./ticker.ts"

export const appName = "Brasse-Bouillon"

/** A notification as the platform draws it. Its texts come from a message: they stay text, in their own direction. */
export const notificationCard = (
  { look, language, labels }: Reader,
  { notification, arrivedAt }: Card,
  isNew: boolean,
): Kept<Card> => {
  const { title, subtitle, body, urgency } = notification
  const age = element("time", { datetime: arrivedAt })
  const mark = urgency === "critical" ? labels.critical : urgency === "time-sensitive" ? labels.urgent : null
  const card = element(
    "li",
    { class: isNew ? "card new" : "card", "data-urgency": urgency },
    element("span", { class: "app-icon", "aria-hidden": "true" }, icon("app")),
    element(
      "div",
      { class: "card-text" },
      element(
        "p",
        { class: "card-head" },
        element("span", { class: "app-name" }, appName),
        mark && element("span", { class: "mark" }, element("span", {}, mark), icon("bell")),
        age,
      ),
      element("h3", { class: "title", dir: "auto" }, title ?? appName),
      subtitle === null ? null : element("p", { class: "subtitle", dir: "auto" }, subtitle),
      body === null ? null : element("p", { class: "body", dir: "auto" }, body),
    ),
  )
  eachSecond(age, (now) => {
    age.textContent = notificationAge(Date.parse(arrivedAt), now, language, look)
  })
  return { element: card, update: () => undefined }
}
