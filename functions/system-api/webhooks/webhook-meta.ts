// Where answers about webhooks come from: what people registered, and what was sent.
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'

export function webhookMeta(changedAt: string | null = null): Meta {
  return { ...plainMeta(changedAt), data_source: 'webhooks' }
}
