// Microsoft's own client library, unchanged, in a window of its own: what a program may read before a sync, what it queues
// and what it sends is then decided by the code that decides it in Excel. Each host evaluates it anew and shares nothing.

import { evaluateIn } from './evaluate-in.ts'

export interface OfficeClient {
  readonly Excel: typeof Excel
  readonly OfficeExtension: typeof OfficeExtension & ClientInternals
  readonly CustomFunctions: typeof CustomFunctions
  /** Function id -> what `CustomFunctions.associate` gave for it. */
  readonly CustomFunctionMappings: Record<string, CustomFunction>
}

export type CustomFunction = (...values: unknown[]) => unknown

/** The seams that the library leaves for a host: the session that carries requests, and the way events come in. */
export interface ClientInternals {
  readonly SessionBase: (new () => object) & { _overrideSession: unknown }
  readonly GenericEventHandlers: { prototype: EventHandlersPrototype }
  readonly EventHandlers: { prototype: EventHandlersPrototype }
  _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void
  _testTriggerRichApiMessageEvent(message: EventMessages): void
}

export interface EventHandlersPrototype {
  add(this: unknown, handler: EventHandler): unknown
  remove(this: unknown, handler: EventHandler): unknown
}

export type EventHandler = (event: unknown) => Promise<unknown>

export interface EventMessages {
  readonly entries: readonly {
    readonly messageCategory: number
    readonly messageType: number
    readonly targetId: string
    readonly message: string
  }[]
}

const NAMES = ['Excel', 'OfficeExtension', 'CustomFunctions', 'CustomFunctionMappings'] as const

/**
 * @param source the text of one of the library's files for Excel
 * @param office the `Office` object that the library asks for requirement sets
 */
export function evaluateLibrary(source: string, office: object): OfficeClient {
  const window = libraryWindow(office)
  // The library puts an Office of its own in place of the given one, which its members then ask.
  return evaluateIn(window, `${source}\n;window.Office = office`, NAMES) as unknown as OfficeClient
}

/** The little of a page that the library touches while it loads; it draws nothing and stores nothing. */
function libraryWindow(office: object): Record<string, unknown> {
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
  const element = () => ({ style: {}, setAttribute: () => undefined, appendChild: () => undefined })
  const location = { href: 'https://add-in.example/', search: '', hash: '', protocol: 'https:', host: '' }
  return {
    Office: office,
    office,
    location,
    navigator: { userAgent: 'Chrome', platform: '', language: 'en-US' },
    document: {
      location,
      cookie: '',
      head: element(),
      body: element(),
      documentElement: element(),
      createElement: element,
      getElementsByTagName: () => [],
      addEventListener: () => undefined,
    },
    sessionStorage: storage,
    localStorage: storage,
    addEventListener: () => undefined,
    Promise,
  }
}
