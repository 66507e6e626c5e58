// The embedded S3 answers the AWS client, and only on this machine.

import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('what is kept in a folder is there after a restart, and what is not is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'penguin-s3-'))
  const during = async <Answer>(
    options: { folder?: string },
    work: (client: S3Client) => Promise<Answer>,
  ) => {
    const server = await startS3({ port: 0, ...options })
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const client = new S3Client({
      endpoint: server.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials,
    })
    return work(client).finally(async () => {
      client.destroy()
      await server.stop()
    })
  }
  const object = { Bucket: 'archive', Key: 'inputs/2026-10/a b.json' }
  const keep = async (client: S3Client) => {
    await client.send(new CreateBucketCommand({ Bucket: 'archive' }))
    await client.send(new PutObjectCommand({ ...object, Body: Buffer.from([0, 255, 10]) }))
  }
  const got = async (client: S3Client) => {
    const { Body } = await client.send(new GetObjectCommand(object))
    return [...((await Body?.transformToByteArray()) ?? [])]
  }
  try {
    await during({ folder }, keep)
    expect(await during({ folder }, got)).toEqual([0, 255, 10])
    await during({}, keep)
    await expect(during({}, got)).rejects.toMatchObject({ name: 'NoSuchBucket' })
  } finally {
    rmSync(folder, { recursive: true })
  }
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
