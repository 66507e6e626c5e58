// Ends the embedded system when its process is asked to end, so that no engine outlives it.

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

type StopSignal = keyof typeof exitCodes

/**
 * On SIGINT, SIGTERM or SIGHUP stops the system, then calls `exit` with the code that shells expect (130, 143, 129),
 * or with 1 when stopping failed, and says why on stderr. Further signals change nothing: the first one is being
 * obeyed, and every engine has a deadline. To cover the start as well, give it a `stop` that awaits the start first.
 * Answers with a function that takes the handlers away again.
 */
export function stopOnSignals(system: { stop(): Promise<void> }, exit: (code: number) => void): () => void {
  let stopping = false
  const onSignal = (signal: StopSignal) => {
    if (stopping) return
    stopping = true
    system.stop().then(
      () => exit(exitCodes[signal]),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
        exit(1)
      },
    )
  }
  const signals = Object.keys(exitCodes) as StopSignal[]
  for (const signal of signals) process.on(signal, onSignal)
  return () => {
    for (const signal of signals) process.off(signal, onSignal)
  }
}
