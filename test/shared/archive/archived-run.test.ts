// A run is computed again from its archived parts, byte for byte: over random worlds full of odd cases.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  COLUMNS_OF_PARTS,
  inputsOf,
  mappingOf,
  partsOf,
  requestOf,
} from '../../../shared/archive/archived-run.ts'
import { linesOf, RowsFromLines } from '../../../shared/archive/row-lines.ts'
import type { ArchiveManifest } from '../../../shared/contract/closing/archive.ts'
import { type MappingLine, vendorLookup } from '../../../shared/finance/mapping-lines.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { publishedText } from '../../worlds/published-text.ts'
import { randomInputs, randomRequest, SEED } from '../../worlds/random-world.ts'
import { PERIOD, world } from '../../worlds/world.ts'

const HOUR_MS = 3_600_000
const mapping: MappingLine[] = [
  { kind: 'vps', id: 'v1', vendor: 'north', tier: null, costCentre: 'cc-1', glAccount: '6100' },
  { kind: 'ip', id: '*', vendor: 'south', tier: 'a', costCentre: null, glAccount: null },
]

/** Through the very lines that are stored. */
function readBack(parts: ReturnType<typeof partsOf>): Map<string, readonly unknown[]> {
  return new Map(
    parts.map(({ name, columns, rows }) => {
      const taken = new RowsFromLines<unknown>(COLUMNS_OF_PARTS.get(name) ?? [])
      const text = [...linesOf(columns, rows)].join('')
      for (const line of text.trimEnd().split('\n')) taken.add(line)
      return [name, taken.rows]
    }),
  )
}

test('the bytes of a run are those of the run from its archive', () => {
  const lateness = fc.constantFrom(0, 23 * HOUR_MS, 25 * HOUR_MS)
  const statuses = fc.option(
    fc.record({
      readAtMs: lateness.map((late) => PERIOD.endMs + late),
      unarchivedVps: fc.subarray(['v1', 'v2', 'v5']).map((ids) => new Set(ids)),
      unarchivedIps: fc.subarray(['i1', 'i7']).map((ids) => new Set(ids)),
    }),
    { nil: undefined },
  )
  fc.assert(
    fc.property(randomInputs, randomRequest, lateness, statuses, (inputs, asked, late, from) => {
      const { vendorOf: _, ...request } = { ...asked, readAtMs: PERIOD.endMs + late, statuses: from }
      const parts = readBack(partsOf({ inputs, mapping, request }))
      const manifest = {
        period: request.period.id,
        asOf: instantText(request.asOfMs),
        readAt: instantText(request.readAtMs),
        statusesReadAt: from === undefined ? null : instantText(from.readAtMs),
        method: request.method,
        policies: request.policies,
      } as ArchiveManifest
      expect(inputsOf(parts)).toEqual(inputs)
      expect(mappingOf(parts)).toEqual(mapping)
      expect(publishedText(inputsOf(parts), requestOf(manifest, parts))).toBe(
        publishedText(inputs, { ...request, vendorOf: vendorLookup(mapping) }),
      )
    }),
    { seed: SEED, numRuns: 150 },
  )
})

describe('the text of rows', () => {
  const columns = ['name', 'stamp']
  const throughText = (rows: readonly object[]) => {
    const taken = new RowsFromLines<unknown>(columns)
    // Every character that a reader may end a line at.
    for (const line of [...linesOf(columns, rows)]
      .join('')
      .split(/[\n\r\u2028\u2029]/)
      .slice(0, -1))
      taken.add(line)
    return taken.rows
  }

  test.each([
    ['an infinite stamp', { name: 'a', stamp: Number.POSITIVE_INFINITY }],
    ['one that always was', { name: 'a', stamp: Number.NEGATIVE_INFINITY }],
    ['a name that reads like one', { name: 'Infinity', stamp: null }],
    ['a name with every end of a line', { name: 'a\nb\rc\u2028d\u2029e', stamp: 0 }],
    ['half a character', { name: '\uD83D', stamp: -1 }],
  ])('keeps %s', (_, row) => {
    expect(throughText([row])).toEqual([row])
  })

  test('keeps the order of rows', () => {
    const rows = ['b', 'a', 'b'].map((name) => ({ name, stamp: 1 }))
    expect(throughText(rows)).toEqual(rows)
  })

  test('gives null for a column that was not archived yet', () => {
    const taken = new RowsFromLines<unknown>(['name', 'later'])
    for (const line of linesOf(['name'], [{ name: 'a' }])) taken.add(line)
    expect(taken.rows).toEqual([{ name: 'a', later: null }])
  })
})

test('a list that was never imported is not an empty one', () => {
  const partNames = (platformCosts: null | []) =>
    partsOf({
      inputs: world({ platformCosts }),
      mapping: [],
      request: {
        period: PERIOD,
        asOfMs: 0,
        readAtMs: 0,
        method: 'even',
        policies: { shareIdle: 'none', sharePlatform: 'none' },
      },
    }).map(({ name }) => name)
  expect(partNames([])).toContain('platform-costs')
  expect(partNames(null)).not.toContain('platform-costs')
})
