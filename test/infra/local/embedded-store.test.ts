// Programs of this machine receive webhooks from the embedded store alone: no stage, and nobody who works over one, sends there.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { PUBLIC_TARGETS } from '../../../functions/delivery/webhooks/checked-target.ts'
import { PUBLIC_POST } from '../../../functions/delivery/webhooks/post-message.ts'
import { localTargets } from '../../../infra/local/embedded-store.ts'

test.each([
  ['http://localhost:8000', true],
  ['http://127.0.0.1:8000', true],
  [undefined, false],
  ['', false],
  ['no address', false],
  ['https://dynamodb.us-east-1.amazonaws.com', false],
  ['https://localhost.example.com', false],
  ['http://10.0.0.8:8000', false],
])('a store at %s is embedded: %s', (AWS_ENDPOINT_URL_DYNAMODB, isEmbedded) => {
  expect(localTargets({ AWS_ENDPOINT_URL_DYNAMODB }).allowsLoopback).toBe(isEmbedded)
})

test('what is deployed has rules that allow none, and nothing in its folders sets others', () => {
  expect([PUBLIC_TARGETS.allowsLoopback, PUBLIC_POST.allowsLoopback]).toEqual([false, false])
  const folders = ['deliver-webhooks', 'delivery', 'system-api'].map((name) => `functions/${name}`)
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  )
  const setting = files.filter((file) => /allowsLoopback: (?!boolean|false)/.test(readFileSync(file, 'utf8')))
  expect(setting).toEqual([])
})
