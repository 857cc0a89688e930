import { element, icon } from "./element.ts"
import { notificationAge } from "./formats.ts"
import { keyedList, type Kept } from "./keyed-list.ts"
import { appName, notificationCard } from "./notification-card.ts"
import type { Reader } from "./reader.ts"
import type { Card, Stack } from "./stacks.ts"
import { eachSecond } from "./ticker.ts"

let made = 0

/** Notifications on each other: the newest is seen, the others when it is opened. */
export const notificationStack = (reader: Reader, stack: Stack, isFirstFilling: boolean): Kept<Stack> => {
  const { labels, language, look } = reader
  const id = `stack-${(made += 1)}`
  let cards = stack.cards
  let isOpen = false

  const list = element("ol", { class: "cards", id })
  const words = element("span", { class: "words" })
  const toggle = element("button", { type: "button", "aria-controls": id }, words, icon("chevron"))
  const age = element("span", { class: "age" })
  const head = element(
    "div",
    { class: "stack-head" },
    element("span", { class: "app-icon", "aria-hidden": "true" }, icon("app")),
    element("span", { class: "app-name" }, appName),
    element("span", { class: "newest", "aria-hidden": "true" }, age, icon("bell")),
    toggle,
  )
  const item = element("li", { class: "stack" }, head, list)

  const show = (): void => {
    const isStack = cards.length > 1
    item.dataset["cards"] = isStack ? (isOpen ? "open" : "closed") : "one"
    item.dataset["urgency"] = cards[0]?.notification.urgency
    head.hidden = !isStack
    toggle.setAttribute("aria-expanded", String(isOpen))
    toggle.dataset["count"] = String(cards.length)
    words.textContent = isOpen ? labels.showLess : labels.others(cards.length - 1)
  }
  const open = (next: boolean): void => {
    isOpen = next
    show()
  }
  toggle.onclick = () => open(!isOpen)
  // As on the phone: a tap on a closed stack opens it. The button does the same for those who do not tap.
  list.onclick = () => open(true)
  eachSecond(age, (now) => {
    const newest = Date.parse(cards[0]?.arrivedAt ?? "")
    age.textContent = notificationAge(newest, now, language, look)
  })

  const fill = keyedList<Card>(list, {
    key: ({ key }) => key,
    make: (card, isFirst) => notificationCard(reader, card, !(isFirst && isFirstFilling)),
  })
  return {
    element: item,
    update: (next) => {
      cards = next.cards
      fill(cards)
      show()
    },
  }
}
