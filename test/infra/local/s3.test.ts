// The embedded S3 answers the AWS client, and only on this machine.

import { networkInterfaces } from 'node:os'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type RunningS3, startS3 } from '../../../infra/local/s3.ts'
import { isListening } from './system-process.ts'

let running: RunningS3

beforeEach(async () => {
  running = await startS3({ port: 0 })
})

afterEach(() => running.stop())

test('an object that was put is got again', async () => {
  const client = new S3Client({
    endpoint: running.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await client.send(new CreateBucketCommand({ Bucket: 'costs' }))
  await client.send(new PutObjectCommand({ Bucket: 'costs', Key: '2026-10/lines.csv', Body: 'vps,usd\n' }))
  const answer = await client.send(new GetObjectCommand({ Bucket: 'costs', Key: '2026-10/lines.csv' }))
  expect(await answer.Body?.transformToString()).toBe('vps,usd\n')
})

test('only this machine can reach it, and after stop nobody can', async () => {
  expect(await isListening(running.port)).toBe(true)
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  for (const { address } of others.filter(({ internal }) => !internal)) {
    expect(await isListening(running.port, address)).toBe(false)
  }
  await running.stop()
  expect(await isListening(running.port)).toBe(false)
})
