// Runs in the page. Everything that came in a message is set as text, never as markup.
const list = document.querySelector("#messages")
const template = document.querySelector("#message")
const empty = document.querySelector("#empty")
const lost = document.querySelector("#lost")
const clear = document.querySelector("#clear")
const time = new Intl.DateTimeFormat(document.documentElement.lang, {
  dateStyle: "short",
  timeStyle: "medium",
})

/** What the lock screen shows: the platform's own text where there is one, else the common notification. */
const shown = ({ notification, android, apns }) => {
  const alert = apns?.payload?.aps?.alert
  return {
    ...notification,
    ...(typeof alert === "string" ? { body: alert } : alert),
    ...android?.notification,
  }
}

const item = ({ time: sentAt, token, message }) => {
  const card = template.content.cloneNode(true)
  const { title, body } = shown(message)
  const target =
    token === null ? `${labels.topic} ${message.topic ?? message.condition}` : `${labels.phone} ${token}`
  card.querySelector(".target").textContent = target
  card.querySelector("time").textContent = time.format(new Date(sentAt))
  card.querySelector("time").dateTime = sentAt
  card.querySelector("h2").textContent = title ?? (body === undefined ? labels.silent : "")
  card.querySelector(".body").textContent = body ?? ""
  card.querySelector("pre").textContent = JSON.stringify(message, null, 2)
  return card
}

// The server sends all messages at each change; those that are here stay as they are (an open detail stays open).
let oldest
const show = (messages) => {
  const kept = messages[0]?.time === oldest ? list.childElementCount : 0
  if (kept === 0) list.replaceChildren()
  oldest = messages[0]?.time
  for (const message of messages.slice(kept)) {
    list.prepend(item(message))
    if (kept > 0) list.firstElementChild.classList.add("new")
  }
  empty.hidden = messages.length > 0
  clear.hidden = messages.length === 0
}

const events = new EventSource("messages/events")
events.onmessage = ({ data }) => {
  lost.hidden = true
  show(JSON.parse(data))
}
events.onerror = () => {
  lost.hidden = false
}
clear.onclick = () => fetch("messages", { method: "DELETE" })
