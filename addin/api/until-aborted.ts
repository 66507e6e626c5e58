// A promise that is let go of when its signal says so: a fetch that never answers, or a body that never ends, may not
// listen to the signal itself.

/** @throws the signal's reason, once it is aborted */
export function untilAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const letGo = () => reject(signal.reason)
    if (signal.aborted) letGo()
    signal.addEventListener('abort', letGo, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', letGo))
  })
}
