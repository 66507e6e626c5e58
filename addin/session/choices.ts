// What the user chose, kept in OfficeRuntime.storage so that it outlives the runtime: where the API is, and whether last
// known figures may stand in while it cannot be reached.

/** The little of OfficeRuntime.storage that is used. */
export interface ChoiceStorage {
  getItem(key: string): Promise<string | null>
  setItem(key: string, value: string): Promise<void>
  removeItem(key: string): Promise<void>
}

export interface Choices {
  /** Without a slash at the end. */
  readonly apiUrl: string
  readonly staleAllowed: boolean
}

const KEYS = { apiUrl: 'penguin.apiUrl', staleAllowed: 'penguin.staleAllowed' } as const

export class ChoiceStore {
  readonly #storage: ChoiceStorage
  readonly #usual: Choices
  readonly #listeners = new Set<(choices: Choices) => void>()
  #choices: Promise<Choices> | undefined

  /** @param usual what holds until something is chosen */
  constructor(storage: ChoiceStorage, usual: Choices) {
    this.#storage = storage
    this.#usual = usual
  }

  /** Read once; storage that fails leaves what is usual. */
  read(): Promise<Choices> {
    this.#choices ??= this.#load().catch(() => this.#usual)
    return this.#choices
  }

  /** @throws Error in a sentence when the address is none that a token may be sent to */
  async choose(change: Partial<Choices>): Promise<void> {
    const before = await this.read()
    const chosen = { ...before, ...change }
    const address = addressOf(chosen.apiUrl)
    if (address === null)
      throw new Error(
        `"${chosen.apiUrl}" is no address of the figures API: it takes one that begins with https.`,
      )
    const choices = { ...chosen, apiUrl: address }
    this.#choices = Promise.resolve(choices)
    for (const listener of this.#listeners) listener(choices)
    // Only what was chosen: the rest goes on following the build, whose API may move.
    if (change.apiUrl !== undefined) await this.#storage.setItem(KEYS.apiUrl, choices.apiUrl)
    if (change.staleAllowed !== undefined)
      await this.#storage.setItem(KEYS.staleAllowed, String(choices.staleAllowed))
  }

  /** @returns what ends it */
  onChange(listener: (choices: Choices) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async #load(): Promise<Choices> {
    const apiUrl = await this.#storage.getItem(KEYS.apiUrl)
    const staleAllowed = await this.#storage.getItem(KEYS.staleAllowed)
    return {
      apiUrl: addressOf(apiUrl ?? '') ?? this.#usual.apiUrl,
      staleAllowed: staleAllowed === null ? this.#usual.staleAllowed : staleAllowed === 'true',
    }
  }
}

/** Tokens go over TLS, or to this machine. */
function addressOf(text: string): string | null {
  try {
    const { protocol, hostname, origin, pathname } = new URL(text)
    const isSafe =
      protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
    return isSafe ? `${origin}${pathname}`.replace(/\/+$/, '') : null
  } catch {
    return null
  }
}
