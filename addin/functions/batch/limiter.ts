// Holds requests to so many at a time; the others wait their turn, and leave the queue when nobody waits for them.

export class Limiter {
  readonly #most: number
  readonly #queue: (() => void)[] = []
  #running = 0

  constructor(most: number) {
    this.#most = most
  }

  /** Rejects with the signal's reason when it is aborted first; then `run` is not called. */
  async run<Value>(signal: AbortSignal, run: () => Promise<Value>): Promise<Value> {
    await this.#turn(signal)
    try {
      return await run()
    } finally {
      this.#running -= 1
      this.#queue.shift()?.()
    }
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const take = () => {
        signal.removeEventListener('abort', leave)
        this.#running += 1
        resolve()
      }
      const leave = () => {
        const place = this.#queue.indexOf(take)
        if (place >= 0) this.#queue.splice(place, 1)
        reject(signal.reason)
      }
      if (this.#running < this.#most) return take()
      signal.addEventListener('abort', leave, { once: true })
      this.#queue.push(take)
    })
  }
}
