// The same rows give the same input hash, and any other rows another one.
import { expect, test } from '@jest/globals'
import { InputFingerprint } from '../../../functions/runtime/input-fingerprint.ts'

const hashOf = (...parts: [string, unknown[]][]): string => {
  const fingerprint = new InputFingerprint()
  for (const [name, rows] of parts) fingerprint.add(name, rows)
  return fingerprint.digest()
}
const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id, cents: id * 7 }))

test('the same parts and rows give the same hash, as 64 hex digits', () => {
  expect(hashOf(['vps', rows(25_000)])).toBe(hashOf(['vps', rows(25_000)]))
  expect(hashOf()).toMatch(/^[0-9a-f]{64}$/)
})

test('one cent, one row, one name, or the order makes another hash', () => {
  const base = rows(20_001)
  const hashes = [
    hashOf(['vps', base]),
    hashOf(['ips', base]),
    hashOf(['vps', base.slice(1)]),
    hashOf(['vps', base.toReversed()]),
    hashOf(['vps', base.with(15_000, { id: 15_000, cents: 1 })]),
    hashOf(['vps', base], ['ips', []]),
    hashOf(['vps', base.slice(0, 10_000)], ['ips', base.slice(10_000)]),
    hashOf(['vps', [null]]),
    hashOf(['vps', ['null']]),
  ]
  expect(new Set(hashes).size).toBe(hashes.length)
})
