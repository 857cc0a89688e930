import type { PageState } from "../page-data.ts"
import { element, icon } from "./element.ts"
import { clockTime, lockScreenDate } from "./formats.ts"
import { keyedList } from "./keyed-list.ts"
import { notificationStack } from "./notification-stack.ts"
import type { Reader } from "./reader.ts"
import { type Stack, stacksOf } from "./stacks.ts"
import { eachSecond } from "./ticker.ts"

/** A phone's locked screen: its clock, and what the phone was sent. */
export const lockScreen = (reader: Reader) => {
  const { look, labels } = reader
  const list = element("ol", { class: "stacks", "aria-live": "polite", "aria-relevant": "additions" })
  const none = element("p", { class: "none" }, labels.noNotification)
  const screen = element(
    "section",
    { class: "screen", "aria-label": `${labels.lockScreen}, ${look === "ios" ? "iOS" : "Android"}` },
    statusBar(),
    clock(reader),
    element(
      "div",
      { class: "notifications", tabindex: 0, role: "group", "aria-label": labels.notifications },
      list,
      none,
    ),
    bottomBar(reader),
  )
  const fill = keyedList<Stack>(list, {
    key: ({ thread }) => thread,
    make: (stack, isFirstFilling) => notificationStack(reader, stack, isFirstFilling),
  })
  return {
    element: element("div", { class: "phone" }, screen),
    show: ({ messages, phones, phone }: PageState): void => {
      const stacks = stacksOf(messages, look)
      fill(stacks)
      none.hidden = stacks.length > 0
      screen.dataset["busy"] = String(stacks.length > 0)
      screen.dataset["offline"] = String(phones.find(({ address }) => address === phone)?.offline ?? false)
    },
  }
}

const statusBar = () =>
  element(
    "div",
    { class: "status-bar", "aria-hidden": "true" },
    element("span", { class: "island" }),
    element(
      "span",
      { class: "status-icons" },
      element("span", { class: "online" }, icon("signal"), icon("wifi")),
      element("span", { class: "offline" }, icon("airplane")),
      icon("battery"),
    ),
  )

const clock = ({ look, language }: Reader) => {
  const date = element("p", { class: "date" })
  const time = element("p", { class: "time" })
  eachSecond(time, (now) => {
    date.textContent = lockScreenDate(now, language, look)
    time.textContent = clockTime(now, language)
  })
  const lock = element("span", { class: "lock", "aria-hidden": "true" }, icon("lock"))
  return element("div", { class: "clock" }, lock, date, time)
}

const bottomBar = ({ look }: Reader) =>
  element(
    "div",
    { class: "bottom-bar", "aria-hidden": "true" },
    element("span", { class: "shortcut" }, icon("torch")),
    look === "android" ? element("span", { class: "finger" }, icon("fingerprint")) : null,
    element("span", { class: "shortcut" }, icon("camera")),
    element("span", { class: "home" }),
  )
