// Where answers about decisions and initiatives come from: what people wrote, not what a run published.
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import { plainMeta } from '../../figures-api/answers/meta.ts'

export function recordMeta(changedAt: string | null = null): Meta {
  return { ...plainMeta(changedAt), data_source: 'decisions and initiatives' }
}
