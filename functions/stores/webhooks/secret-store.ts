// The secrets with which webhooks are signed. They are made here, given out once, and lie in items of their own, encrypted
// at rest as the whole table is. Nothing else holds them: no endpoint, no list, no log.
import { randomBytes } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { signingSecrets } from '../../../shared/webhooks/secrets.ts'
import { StoreUnavailableError } from '../../runtime/errors.ts'
import { readKeys } from '../batch-get.ts'
import { expireItem } from '../expire-item.ts'
import type { FiguresTable } from '../figures-table.ts'
import { secretKey } from './keys.ts'

const SECRET_BYTES = 32
/** As Standard Webhooks writes a secret: base64 behind it. */
const PREFIX = 'whsec_'

interface SecretItem {
  readonly sk: string
  readonly secret: string
}

/** @returns `whsec_` and base64, to be shown once */
export async function makeSecret(table: FiguresTable, endpointId: string, secretId: string): Promise<string> {
  const secret = `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...secretKey(endpointId, secretId), secret } }),
  )
  return secret
}

/** @param expiresAt epoch seconds */
export function expireSecret(
  table: FiguresTable,
  endpointId: string,
  secretId: string,
  expiresAt: number,
): Promise<void> {
  return expireItem(table, secretKey(endpointId, secretId), expiresAt)
}

/**
 * The keys that sign at a moment, the newest first.
 *
 * @param at ISO 8601
 * @throws StoreUnavailableError where one is not there: a message signed with the others alone may be one that nobody can check
 */
export async function signingKeys(
  table: FiguresTable,
  { id, secrets }: Pick<WebhookEndpoint, 'id' | 'secrets'>,
  at: string,
): Promise<Buffer[]> {
  const valid = signingSecrets(secrets, at)
  const items = await readKeys<SecretItem>(
    table,
    valid.map((secret) => secretKey(id, secret.id)),
  )
  return valid.map((secret) => {
    const item = items.find(({ sk }) => sk === secret.id)
    if (item === undefined) {
      throw new StoreUnavailableError(
        `The secret ${secret.id} of the webhook ${id} is not there. Nothing was sent; rotate its secret.`,
      )
    }
    return Buffer.from(item.secret.slice(PREFIX.length), 'base64')
  })
}
