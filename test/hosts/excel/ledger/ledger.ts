// What the code under test cost its host: every sync, call of a custom function and request over HTTP, in the order they
// began, in one record that tests and benchmarks read.

/** One `context.sync()` that reached the host; a sync with nothing queued is none. */
export interface SyncEntry {
  readonly operations: number
  readonly bytesSent: number
  readonly bytesReceived: number
  /** The error code the host answered with; null when the batch succeeded. */
  readonly errorCode: string | null
  /** Whether it is the library's own, which lets go of the objects of a run once the run is over. */
  readonly isCleanUp: boolean
}

/** Why the host called a custom function. */
export type CallCause = 'calculation' | 'value preview' | 'argument form'

export interface FunctionCall {
  /** The function's id in the metadata. */
  readonly id: string
  /** The calling cell, as Excel gives it: `Sheet1!B2`. */
  readonly address: string
  readonly cause: CallCause
  outcome: 'pending' | 'value' | 'error' | 'cancelled'
}

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly bytesSent: number
  /** Null while no answer has come, or when the request failed. */
  status: number | null
  bytesReceived: number | null
}

/** A promise of the code under test that the host waits for. */
export interface Awaited {
  readonly what: string
  settled: boolean
}

export interface Ledger {
  readonly syncs: readonly SyncEntry[]
  readonly calls: readonly FunctionCall[]
  readonly requests: readonly HttpRequest[]
  /** @returns what never came to an end: custom functions, event handlers, batches */
  unsettled(): readonly string[]
  /** Forgets what is done, and goes on watching what is not. */
  reset(): void
}

export class LedgerBook implements Ledger {
  syncs: SyncEntry[] = []
  calls: FunctionCall[] = []
  requests: HttpRequest[] = []
  #awaited: Awaited[] = []

  sync(entry: SyncEntry): void {
    this.syncs.push(entry)
  }

  /** @returns the entry, whose outcome the host sets when the call ends */
  call(entry: Omit<FunctionCall, 'outcome'>): FunctionCall {
    const call: FunctionCall = { ...entry, outcome: 'pending' }
    this.calls.push(call)
    return call
  }

  /** @returns the entry, whose answer is set when it comes */
  request(entry: Omit<HttpRequest, 'status' | 'bytesReceived'>): HttpRequest {
    const request: HttpRequest = { ...entry, status: null, bytesReceived: null }
    this.requests.push(request)
    return request
  }

  /** Watches a promise; its value and its rejection stay those of the caller. */
  watch<Value>(what: string, promise: Promise<Value>): Promise<Value> {
    const awaited: Awaited = { what, settled: false }
    this.#awaited.push(awaited)
    const settle = () => {
      awaited.settled = true
    }
    promise.then(settle, settle)
    return promise
  }

  unsettled(): readonly string[] {
    return this.#awaited.filter(({ settled }) => !settled).map(({ what }) => what)
  }

  reset(): void {
    this.syncs = []
    this.calls = []
    this.requests = []
    this.#awaited = this.#awaited.filter(({ settled }) => !settled)
  }
}
