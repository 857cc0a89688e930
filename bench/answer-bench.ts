/** Run by a server under measurement: tells the bench its port, then its own CPU time whenever it is asked. */
export const answerBench = (port: number): void => {
  process.on("message", () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMicros: user + system })
  })
  process.on("disconnect", () => process.exit())
  process.send?.({ port })
}
