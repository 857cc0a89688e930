import { takeDevLock } from "../../local/dev-lock.ts"

// Takes the lock of a development stack each time it is told to, for dev-lock.unit.test.ts; gives it back at its end.

const [, , dataDir = ""] = process.argv
process.on("message", () => {
  takeDevLock(dataDir).then(
    () => process.send?.("taken"),
    () => process.send?.("refused"),
  )
})
process.send?.("ready")
