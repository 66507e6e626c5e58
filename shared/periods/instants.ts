// Instants as people write them and as we print them; without a zone an instant is UTC (figure book, small print).
import { Temporal } from 'temporal-polyfill'
import { InvalidInputError } from '../errors.ts'

/**
 * Epoch milliseconds of an ISO 8601 date or date-time; a zone or offset is honoured, none means UTC.
 *
 * @throws InvalidInputError naming `field`
 */
export function parseInstant(text: string, field: string): number {
  try {
    if (text.includes('[')) return Temporal.ZonedDateTime.from(text).epochMilliseconds
    return instantWithZone(text) ?? Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds
  } catch {
    throw new InvalidInputError(
      field,
      text,
      'an ISO 8601 date or date-time, for example 2025-12-01T00:00:00Z (without a zone: UTC)',
    )
  }
}

/** Of these instants months can be named as YYYY-MM. */
const FIRST_INSTANT_MS = 0
const LAST_INSTANT_MS = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds

/** Epoch milliseconds of an instant from 1970 to 9999, as `parseInstant` reads it; null for anything else. */
export function knowledgeTime(text: string): number | null {
  try {
    const instantMs = parseInstant(text, 'knownAt')
    return instantMs >= FIRST_INSTANT_MS && instantMs <= LAST_INSTANT_MS ? instantMs : null
  } catch {
    return null
  }
}

/** ISO 8601 with Z, seconds always shown, milliseconds only when there are any. */
export function instantText(instantMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toString({
    smallestUnit: instantMs % 1000 === 0 ? 'second' : 'millisecond',
  })
}

function instantWithZone(text: string): number | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return null
  }
}
