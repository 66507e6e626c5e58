// Finance's mapping: which vendor, tier, cost centre and account a resource belongs to.
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_VENDOR, parseMappingLines, vendorLookup } from '../../../shared/finance/mapping-lines.ts'

const parse = (...lines: Record<string, string>[]) =>
  parseMappingLines(lines.map((cells, index) => ({ lineNumber: index + 2, cells })))

const vendorOf = (...lines: Record<string, string>[]) =>
  vendorLookup(parse(...lines).accepted.map(({ line }) => line))

test('a line maps one resource; empty cells map nothing', () => {
  expect(parse({ kind: 'VPS', id: ' V1 ', vendor: ' OVH ', tier: '', cost_centre: '4711' })).toEqual({
    accepted: [
      {
        lineNumber: 2,
        line: { kind: 'vps', id: 'v1', vendor: 'OVH', tier: null, costCentre: '4711', glAccount: null },
      },
    ],
    refused: [],
  })
})

describe('refused, with the reason', () => {
  test.each([
    [
      { kind: 'server', id: 'v1', vendor: 'x' },
      /kind "server" is not one of vps, ip, platform, tenant, plan/,
    ],
    [{ id: 'v1', vendor: 'x' }, /kind "" is not one of/],
    [{ kind: 'vps', id: ' ', vendor: 'x' }, /id is empty/],
    [{ kind: 'vps', id: 'v1', vendor: ' ' }, /maps nothing/],
  ])('%j', (cells, reason) => {
    const { accepted, refused } = parse(cells as Record<string, string>)
    expect(accepted).toEqual([])
    expect(refused).toEqual([{ lineNumber: 2, reason: expect.stringMatching(reason) }])
  })

  test('a resource mapped twice, in whatever case, naming the first line', () => {
    const { accepted, refused } = parse(
      { kind: 'vps', id: 'v1', vendor: 'a' },
      { kind: 'ip', id: 'v1', vendor: 'b' },
      { kind: 'vps', id: 'V1', vendor: 'c' },
    )
    expect(accepted.map(({ lineNumber }) => lineNumber)).toEqual([2, 3])
    expect(refused).toEqual([{ lineNumber: 4, reason: expect.stringContaining('line 2') }])
  })
})

describe('the vendor of a resource', () => {
  const lookup = vendorOf(
    { kind: 'vps', id: 'v1', vendor: 'ovh' },
    { kind: 'vps', id: '*', vendor: 'hetzner' },
    { kind: 'vps', id: 'v3', tier: 'gold' },
  )

  test('is its own line’s, else that of its kind, else hostwinds', () => {
    expect(lookup('vps', 'v1')).toBe('ovh')
    expect(lookup('vps', 'V1')).toBe('ovh')
    expect(lookup('vps', 'v2')).toBe('hetzner')
    expect(lookup('ip', 'v1')).toBe('hostwinds')
    expect(DEFAULT_VENDOR).toBe('hostwinds')
  })

  test('of a line that names none is that of its kind', () => {
    expect(lookup('vps', 'v3')).toBe('hetzner')
  })
})
