// Does something when all promises that can go on have gone on, without the milliseconds that a timer takes.

/** @returns what calls it off */
export function nextTask(perform: () => void): () => void {
  if (typeof setImmediate === 'function') {
    const task = setImmediate(perform)
    return () => clearImmediate(task)
  }
  const { port1, port2 } = new MessageChannel()
  const close = () => {
    port1.close()
    port2.close()
  }
  port1.onmessage = () => {
    close()
    perform()
  }
  port2.postMessage(null)
  return close
}
