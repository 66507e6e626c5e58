// The functions and the pane are bundles of their own: a failure that one of them made is read by the other.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { transformSync } from 'esbuild'
import { ApiFailure, isApiFailure, unavailable } from '../../../addin/api/api-failure.ts'

const SOURCE = fileURLToPath(new URL('../../../addin/api/api-failure.ts', import.meta.url))

test('a failure that another bundle made is one, and an error of any other kind is none', () => {
  const { code } = transformSync(readFileSync(SOURCE, 'utf8'), { loader: 'ts', format: 'cjs' })
  const other: { exports: { unavailable?: typeof unavailable; ApiFailure?: typeof ApiFailure } } = {
    exports: {},
  }
  new Function('module', 'exports', code)(other, other.exports)
  const failure = other.exports.unavailable?.('Nobody answers.')
  expect(other.exports.ApiFailure).not.toBe(ApiFailure)
  expect(isApiFailure(failure)).toBe(true)
  expect(isApiFailure(unavailable('Nobody answers.'))).toBe(true)
  expect(isApiFailure(new Error('Nobody answers.'))).toBe(false)
})
