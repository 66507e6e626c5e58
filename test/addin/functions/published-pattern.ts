// The batching pattern that Microsoft publishes for custom functions, as far as it can be counted: one batch a hundred
// milliseconds, one request a batch, an operation with its arguments for each call, answers by position.
// https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-batching

interface Entry {
  readonly operation: string
  readonly args: readonly string[]
  resolve(value: unknown): void
  reject(error: Error): void
}

export class PublishedPattern {
  requests = 0
  sentBytes = 0
  #batch: Entry[] = []
  readonly #ask: (entries: readonly Pick<Entry, 'operation' | 'args'>[]) => Promise<readonly unknown[]>

  constructor(ask: (entries: readonly Pick<Entry, 'operation' | 'args'>[]) => Promise<readonly unknown[]>) {
    this.#ask = ask
  }

  push(operation: string, args: readonly string[]): Promise<unknown> {
    return new Promise((resolve, reject) => this.#batch.push({ operation, args, resolve, reject }))
  }

  /** What its timer does. As published, nothing handles a request that fails. */
  async send(): Promise<void> {
    const entries = this.#batch.splice(0)
    const operations = entries.map(({ operation, args }) => ({ operation, args }))
    this.requests += 1
    this.sentBytes += Buffer.byteLength(JSON.stringify(operations))
    const values = await this.#ask(operations)
    for (const [index, value] of values.entries()) entries[index]?.resolve(value)
  }
}
