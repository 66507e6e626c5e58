// The figures API on this machine: its handler behind the gateway believes the issuer that was started with it.

import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import getPort from 'get-port'
import { type LocalApi, startLocalApi } from '../../../infra/local/local-api.ts'
import { listenOnLoopback, loopback } from '../../../infra/local/ports.ts'
import { isListening } from './system-process.ts'

const OWN_TENANT = '0192f1d0-0000-7000-8000-000000000001'
const ADD_IN = 'https://localhost:3000'
const environment = { ...process.env }

let api: LocalApi | undefined
let occupant: Server | undefined
const failures: string[] = []

afterEach(async () => {
  await api?.stop()
  api = undefined
  occupant?.close()
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, environment)
})

async function freePorts() {
  return { api: await getPort({ host: loopback }), oidc: await getPort({ host: loopback }) }
}

function start(ports: { api: number; oidc: number }): Promise<LocalApi> {
  const silent = { POWERTOOLS_LOG_LEVEL: 'SILENT', ARCHIVE_BUCKET: 'archive' }
  Object.assign(process.env, { AWS_REGION: 'us-east-1', ...silent })
  return startLocalApi({
    ports,
    ownTenants: [OWN_TENANT],
    addInOrigins: [ADD_IN],
    clock: Date.now,
    onFailure: ({ message }) => failures.push(message),
  })
}

test('each person of the sample is let in by their token, and nobody without one', async () => {
  api = await start(await freePorts())
  expect((await fetch(`${api.apiUrl}/api/v1/openapi.json`)).status).toBe(200)
  const measures = `${api.apiUrl}/api/v1/measures`
  for (const { subject, role, tenants } of api.people) {
    const token = await api.issuer.accessToken({ subject, roles: [role], ...(tenants && { tenants }) })
    expect([role, (await fetch(measures, { headers: { authorization: `Bearer ${token}` } })).status]).toEqual(
      [role, 200],
    )
  }
  const books = await fetch(`${api.apiUrl}/api/v1/planning/budgets`)
  expect([books.status, books.headers.get('apigw-requestid')]).toEqual([401, expect.any(String)])
  const stranger = await fetch(measures, { headers: { origin: ADD_IN } })
  expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([401, ADD_IN])
  expect(failures).toEqual([])
})

test('after stop neither the gateway nor the issuer listens', async () => {
  const ports = await freePorts()
  api = await start(ports)
  await Promise.all([api.stop(), api.stop()])
  expect([await isListening(ports.api), await isListening(ports.oidc)]).toEqual([false, false])
})

test.each(['api', 'oidc'] as const)('with the port of %s taken, nothing is left started', async (taken) => {
  const ports = await freePorts()
  occupant = createServer()
  await listenOnLoopback(occupant, taken, ports[taken])
  await expect(start(ports)).rejects.toThrow(`Port ${ports[taken]}, where the embedded`)
  expect(await isListening(taken === 'api' ? ports.oidc : ports.api)).toBe(false)
})
