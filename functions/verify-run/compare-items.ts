// Holds a run's items against those that computing it again gives: every key, every body, every attribute. The first that
// differs is named as people know it.
import { EXPIRY_ATTRIBUTE } from '../stores/figures-table.ts'
import type { RunItem } from '../stores/runs/pack-run.ts'
import { inReadingOrder } from '../stores/runs/run-checksum.ts'
import { firstDifference, firstDifferenceOfTexts } from './first-difference.ts'

/** The first difference as a sentence without its end; null when every item is the same. */
export function compareItems(expected: readonly RunItem[], found: readonly RunItem[]): string | null {
  const waiting = new Map(found.map((item) => [placeOf(item), item]))
  for (const item of inReadingOrder(expected).flat()) {
    const place = placeOf(item)
    const other = waiting.get(place)
    if (other === undefined) return `${nameOf(item)} is missing (${place})`
    const difference = differenceOf(item, other)
    if (difference !== null) return `${nameOf(item)} differs (${place}), ${difference}`
    waiting.delete(place)
  }
  const [extra] = waiting.values()
  return extra === undefined ? null : `${nameOf(extra)} is there and should not be (${placeOf(extra)})`
}

function differenceOf({ body, ...expected }: RunItem, found: RunItem): string | null {
  const { body: foundBody, [EXPIRY_ATTRIBUTE]: _, ...attributes } = found as RunItem & { expiresAt?: number }
  return firstDifferenceOfTexts(body, foundBody) ?? firstDifference(expected, attributes)
}

function placeOf({ pk, sk }: RunItem): string {
  return `${pk} ${sk}`
}

const KINDS: Readonly<Record<string, (id: string, part: string) => string>> = {
  TOTALS: () => 'the totals',
  TENANT: (id) => `the row of tenant ${id}`,
  EXPLANATION: (id, part) => `part ${part} of the explanation of tenant ${id}`,
  UNALLOCATED: (part) => `part ${part} of the unallocated cost`,
  ADJUSTMENTS: (part) => `part ${part} of the adjustments`,
  DIRECTORY: (part) => `part ${part} of the list of tenants`,
}

function nameOf({ sk }: RunItem): string {
  const [kind = '', id = '', part = ''] = sk.split('#')
  return KINDS[kind]?.(id, part) ?? `the item ${sk}`
}
