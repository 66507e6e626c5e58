// The knownAt argument: when what is asked for was known. Left out or empty: the newest.
import { cellArgument, isEmpty, wrong } from './cell-argument.ts'
import { isSerialDate, serialDateMs } from './serial-date.ts'

/** An instant (ISO 8601, UTC), a run id, `closed` or `restated`, in one form each; null for the newest. */
export type KnownAt = string | null

const A_KNOWN_AT =
  'a date with its time (UTC), text like 2026-11-05T09:00Z, a run id, closed, restated, or nothing'

const BASES = ['closed', 'restated']
const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i

/**
 * Equal instants become equal text, so that cells which mean the same share an answer. A day without a time is its first
 * instant. Without a zone: UTC.
 *
 * @throws CellError naming the argument
 */
export function knownAtArgument(given: unknown): KnownAt {
  const argument = cellArgument(given)
  if (isEmpty(argument)) return null
  if (typeof argument === 'number' && isSerialDate(argument)) return instantText(serialDateMs(argument))
  if (typeof argument === 'string') {
    const plain = argument.toLowerCase()
    if (BASES.includes(plain) || RUN_ID.test(plain)) return plain
    const instantMs = instantOf(argument)
    if (instantMs !== null) return instantText(instantMs)
  }
  throw wrong('knownAt', argument, A_KNOWN_AT)
}

/** Epoch milliseconds of a knownAt that is an instant; null for any other. */
export function knownAtMs(knownAt: KnownAt): number | null {
  return knownAt === null ? null : instantOf(knownAt)
}

function instantOf(text: string): number | null {
  const [, day, time = '00:00', zone = 'Z'] = INSTANT.exec(text) ?? []
  const dayMs = Date.parse(`${day}T00:00Z`)
  // Date.parse may take 31 February for 3 March.
  if (Number.isNaN(dayMs) || !new Date(dayMs).toISOString().startsWith(day ?? '')) return null
  const instantMs = Date.parse(`${day}T${time}${zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(instantMs) ? null : instantMs
}

function instantText(instantMs: number): string {
  return new Date(instantMs).toISOString().replace('.000Z', 'Z')
}
