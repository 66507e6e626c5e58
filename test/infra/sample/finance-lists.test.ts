// The lists Finance would import: well-formed, in the agreed columns, and without a server among the platform costs.
import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { SAMPLE_PLATFORM_COSTS, SAMPLE_VENDOR_MAPPING } from '../../../infra/local/sample/finance-lists.ts'

type Line = Record<string, string>

const costs = parse<Line>(SAMPLE_PLATFORM_COSTS, { columns: true })
const mapping = parse<Line>(SAMPLE_VENDOR_MAPPING, { columns: true })

describe('the platform cost list', () => {
  it('names vendor, dollars with two decimals and dates on every line', () => {
    expect(Object.keys(costs[0] ?? {})).toEqual([
      'name',
      'vendor',
      'monthly_amount',
      'valid_from',
      'valid_to',
    ])
    for (const line of costs) {
      expect(line.vendor).not.toBe('')
      expect(line.monthly_amount).toMatch(/^\d+\.\d{2}$/)
      expect(line.valid_from).toMatch(/^\d{4}-\d{2}-01$/)
    }
  })

  it('has one line that ended in the past and no server', () => {
    expect(costs.filter((line) => line.valid_to !== '').map((line) => line.valid_to)).toEqual(['2025-06-30'])
    expect(costs.filter((line) => /vps|server|hostwinds/i.test(`${line.name} ${line.vendor}`))).toEqual([])
  })
})

describe('the vendor mapping', () => {
  it('has the agreed header and a default for every kind', () => {
    expect(Object.keys(mapping[0] ?? {})).toEqual([
      'kind',
      'id',
      'vendor',
      'tier',
      'cost_centre',
      'gl_account',
    ])
    const defaults = mapping.filter((line) => line.id === '*').map((line) => line.kind)
    expect(defaults).toEqual(['vps', 'ip', 'platform', 'tenant', 'plan'])
  })

  it('maps each id once, and every platform cost to the vendor of the cost list', () => {
    const keys = mapping.map((line) => `${line.kind} ${line.id}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { name, vendor } of costs) {
      expect(mapping.find((line) => line.kind === 'platform' && line.id === name)?.vendor).toBe(vendor)
    }
  })
})
