// A derivation comes back from its items as it went in, whatever its size and whatever its names are written in.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { packLines, unpackLines } from '../../../../functions/stores/runs/pack-lines.ts'
import { A, assignment, B, ip, run, subscription, vps } from '../../../worlds/world.ts'

const ITEM_BYTES = 400 * 1024

test('lines of every kind come back field for field', () => {
  const { derive } = run(
    {
      vps: [vps('v1', 1001), vps('v2', null), vps('idle', 777)],
      ips: [ip('i1', 'v1', 300), ip('i2', 'v2', 150)],
      assignments: [assignment('i1', A), assignment('i1', B), assignment('i2', A)],
      subscriptions: [subscription(A, 4_900)],
    },
    { method: 'volume', policies: { shareIdle: 'even', sharePlatform: 'none' } },
  )
  const lines = derive(A)
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['resource', 'shared']))
  expect(unpackLines(packLines(lines))).toEqual(lines)
})

test('no lines take no part', () => {
  expect(packLines([])).toEqual([])
  expect(unpackLines([])).toEqual([])
})

test('long text is cut into parts that fit an item, and never within a character', () => {
  fc.assert(
    fc.property(fc.nat(200_000), fc.constantFrom('a', 'é', '東', '🐧', 'a🐧'), (before, sign) => {
      const label = 'a'.repeat(before) + sign.repeat(130_000)
      const [line] = run({
        vps: [vps('v1', 100, { label })],
        ips: [ip('i1', 'v1', 1)],
        assignments: [assignment('i1', A)],
      }).derive(A)
      const parts = packLines(line === undefined ? [] : [line])
      expect(parts.length).toBeGreaterThan(1)
      for (const part of parts) {
        expect(Buffer.byteLength(part)).toBeLessThan(ITEM_BYTES)
        expect(part.isWellFormed()).toBe(true)
      }
      expect(unpackLines(parts)).toEqual([line])
    }),
    { numRuns: 25, seed: 7 },
  )
})
