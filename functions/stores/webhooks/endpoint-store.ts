// Who receives webhooks. A new endpoint and a new secret come with what they are signed with, which is shown once; a secret
// is written before the endpoint names it, so that an endpoint never names one that is not there.
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import type { ChangeResult } from '../../../shared/decisions/versioned-change.ts'
import { RefusedError } from '../../../shared/errors.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { replaceNewerSecret, revokeSecret, rotateSecret } from '../../../shared/webhooks/secrets.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { daysAfter, type MayExpire } from '../kept-until.ts'
import { queryAll } from '../query-all.ts'
import { readItem, replaceItem, type Tokened, untilItStands } from '../versioned-item.ts'
import { ALL_ENDPOINTS, endpointKey } from './keys.ts'
import { expireSecret, makeSecret } from './secret-store.ts'

export interface NewEndpoint extends Pick<WebhookEndpoint, 'id' | 'name' | 'url' | 'types' | 'tenantIds'> {
  /** Who registers it. */
  readonly by: string
}
/** What is no version of it. */
export type EndpointEdit = Partial<Omit<WebhookEndpoint, 'id' | 'secrets' | 'version'>>

export interface WithSecret {
  readonly endpoint: WebhookEndpoint
  /** `whsec_` and base64: to be shown now, and never again. */
  readonly secret: string
}

export interface EndpointStore {
  /** All of them, paused and stopped ones too, by id. Strongly consistent. */
  list(): Promise<WebhookEndpoint[]>
  /** Whoever something may wait for, by id: null for one that was removed. Strongly consistent. */
  receivers(): Promise<Map<string, WebhookEndpoint | null>>
  read(id: string): Promise<WebhookEndpoint | null>
  /** @throws RefusedError where another one has the id */
  register(endpoint: NewEndpoint): Promise<WithSecret>
  /** Null where there is no such endpoint. @param make the change, of what stands */
  change(id: string, make: (stands: WebhookEndpoint) => EndpointEdit): Promise<WebhookEndpoint | null>
  /** Null where there is no such endpoint. @param make the change of a version, of what stands */
  edit(
    id: string,
    make: (stands: WebhookEndpoint) => ChangeResult<WebhookEndpoint>,
  ): Promise<ChangeResult<WebhookEndpoint> | null>
  /** Its deliveries end as they come up. @returns whether it was there */
  remove(id: string): Promise<boolean>
  /** A new secret beside the one before. @throws RefusedError while two are valid */
  rotate(id: string): Promise<WithSecret | null>
  /** Another one in place of the newer of two, whose answer was lost. @throws RefusedError unless two are valid */
  replaceNewer(id: string): Promise<WithSecret | null>
  /** @throws RefusedError for the only one that is valid */
  revoke(id: string, secretId: string): Promise<WebhookEndpoint | null>
}

interface StoredEndpoint extends Tokened, MayExpire {
  readonly endpoint: WebhookEndpoint
  /** Of one that was removed a mark stays for a while, so that none of its deliveries goes out. */
  readonly isRemoved?: true
}

const REMOVED_DAYS = 30

/** A secret that signs no more stays a day for who is signing with it. */
const SIGNERS_NEED_DAYS = 1

/** @param clock epoch milliseconds */
export function endpointStore(table: FiguresTable, clock: () => number = Date.now): EndpointStore {
  return {
    list: async () =>
      (await allStored(table)).flatMap(({ endpoint, isRemoved }) => (isRemoved ? [] : endpoint)),
    receivers: async () => {
      const stored = await allStored(table)
      return new Map(stored.map(({ endpoint, isRemoved }) => [endpoint.id, isRemoved ? null : endpoint]))
    },
    read: async (id) => (await readStanding(table, id))?.endpoint ?? null,
    register: (endpoint) => register(table, endpoint, clock()),
    change: (id, make) => changeEndpoint(table, id, (stands) => ({ ...stands, ...make(stands) })),
    edit: (id, make) => edit(table, id, make),
    remove: (id) => remove(table, id, clock()),
    rotate: (id) => rotate(table, id, clock(), rotateSecret),
    replaceNewer: (id) => rotate(table, id, clock(), replaceNewerSecret),
    revoke: (id, secretId) => revoke(table, id, secretId, clock()),
  }
}

function allStored(table: FiguresTable): Promise<StoredEndpoint[]> {
  return queryAll<StoredEndpoint>(table, {
    KeyConditionExpression: 'pk = :endpoints',
    ExpressionAttributeValues: { ':endpoints': ALL_ENDPOINTS },
    ConsistentRead: true,
  })
}

async function register(table: FiguresTable, asked: NewEndpoint, nowMs: number): Promise<WithSecret> {
  const { id, name, url, types, tenantIds, by } = asked
  const taken = () =>
    new RefusedError(
      `There is a webhook ${id} already: give the new one an id of its own. If you registered it and its answer was lost, rotate its secret: that answers a new one.`,
    )
  if ((await readItem(table, endpointKey(id))) !== null) throw taken()
  return withSecret(table, id, nowMs, (secretId) => {
    const at = instantText(nowMs)
    const endpoint: WebhookEndpoint = {
      ...{ id, version: 1, changedBy: by, changedAt: at, created: { by, at } },
      ...{ name, url, types, tenantIds },
      secrets: [{ id: secretId, createdAt: at, expiresAt: null }],
      ...{ paused: null, stopped: null },
    }
    return untilItStands(`the webhook ${id}`, async (token) => {
      const stands = await readItem<StoredEndpoint>(table, endpointKey(id))
      if (stands !== null && !hasSecret(stands.endpoint, secretId)) throw taken()
      if (stands === null) await replaceItem(table, endpointKey(id), null, { endpoint, token })
      return endpoint
    })
  })
}

/** @param write names the new secret; what it refuses leaves none behind */
async function withSecret(
  table: FiguresTable,
  id: string,
  nowMs: number,
  write: (secretId: string) => Promise<WebhookEndpoint>,
): Promise<WithSecret> {
  const secretId = randomUUID()
  const secret = await makeSecret(table, id, secretId)
  try {
    return { endpoint: await write(secretId), secret }
  } catch (cause) {
    if (cause instanceof RefusedError)
      await expireSecret(table, id, secretId, daysAfter(nowMs, SIGNERS_NEED_DAYS))
    throw cause
  }
}

function changeEndpoint(
  table: FiguresTable,
  id: string,
  make: (stands: WebhookEndpoint) => WebhookEndpoint,
): Promise<WebhookEndpoint | null> {
  return untilItStands(`the webhook ${id}`, async (token) => {
    const stands = await readStanding(table, id)
    if (stands === null) return null
    const endpoint = make(stands.endpoint)
    if (isDeepStrictEqual(endpoint, stands.endpoint)) return endpoint
    await replaceItem(table, endpointKey(id), stands, { endpoint, token })
    return endpoint
  })
}

function readStanding(table: FiguresTable, id: string): Promise<StoredEndpoint | null> {
  return readItem<StoredEndpoint>(table, endpointKey(id)).then((item) => (item?.isRemoved ? null : item))
}

function edit(
  table: FiguresTable,
  id: string,
  make: Parameters<EndpointStore['edit']>[1],
): ReturnType<EndpointStore['edit']> {
  return untilItStands(`the webhook ${id}`, async (token) => {
    const stands = await readStanding(table, id)
    if (stands === null) return null
    const result = make(stands.endpoint)
    if (result.kind === 'changed') {
      await replaceItem(table, endpointKey(id), stands, { endpoint: result.record, token })
    }
    return result
  })
}

/** Secrets last: whoever stops before has left an endpoint that is gone, and secrets that sign nothing. */
function remove(table: FiguresTable, id: string, nowMs: number): Promise<boolean> {
  return untilItStands(`the webhook ${id}`, async (token) => {
    const stands = await readItem<StoredEndpoint>(table, endpointKey(id))
    if (stands === null) return false
    if (!stands.isRemoved) {
      const mark = { isRemoved: true, [EXPIRY_ATTRIBUTE]: daysAfter(nowMs, REMOVED_DAYS) }
      await replaceItem(table, endpointKey(id), stands, { endpoint: stands.endpoint, token, ...mark })
    }
    for (const secret of stands.endpoint.secrets) {
      await expireSecret(table, id, secret.id, daysAfter(nowMs, SIGNERS_NEED_DAYS))
    }
    return !stands.isRemoved
  })
}

/** @param into the secrets that follow, of those that stand, a new one's name and the time */
async function rotate(
  table: FiguresTable,
  id: string,
  nowMs: number,
  into: typeof replaceNewerSecret,
): Promise<WithSecret | null> {
  const at = instantText(nowMs)
  const before = await readStanding(table, id)
  if (before === null) return null
  // Refused before anything is written.
  into(before.endpoint.secrets, randomUUID(), at)
  const rotated = await withSecret(table, id, nowMs, async (secretId) => {
    const endpoint = await changeEndpoint(table, id, (stands) =>
      hasSecret(stands, secretId) ? stands : { ...stands, secrets: into(stands.secrets, secretId, at) },
    )
    return endpoint ?? before.endpoint
  })
  await expireGone(table, before.endpoint, rotated.endpoint, nowMs)
  return rotated
}

async function revoke(
  table: FiguresTable,
  id: string,
  secretId: string,
  nowMs: number,
): Promise<WebhookEndpoint | null> {
  const before = await readStanding(table, id)
  if (before === null) return null
  const endpoint = await changeEndpoint(table, id, (stands) =>
    hasSecret(stands, secretId)
      ? { ...stands, secrets: revokeSecret(stands.secrets, secretId, instantText(nowMs)) }
      : stands,
  )
  if (endpoint !== null) await expireGone(table, before.endpoint, endpoint, nowMs)
  return endpoint
}

/** Secrets that an endpoint names no more. */
async function expireGone(
  table: FiguresTable,
  before: WebhookEndpoint,
  after: WebhookEndpoint,
  nowMs: number,
): Promise<void> {
  for (const { id } of before.secrets.filter((secret) => !hasSecret(after, secret.id))) {
    await expireSecret(table, after.id, id, daysAfter(nowMs, SIGNERS_NEED_DAYS))
  }
}

function hasSecret({ secrets }: WebhookEndpoint, id: string): boolean {
  return secrets.some((secret) => secret.id === id)
}
