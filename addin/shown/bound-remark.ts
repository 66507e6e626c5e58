// Which numbers of a tenant's row are bounds, in words: visible on every Excel, and in a copy of the values.
import type { ApiTenantRow } from '../../shared/contract/api/answers/figures-page.ts'
import type { Measure } from '../../shared/measures/catalogue.ts'
import { ofUnknownCost, wordOf } from './bounds.ts'

/** Empty where none is. */
export function boundRemark(
  { bounds, unknown_resources: unknown }: Pick<ApiTenantRow, 'bounds' | 'unknown_resources'>,
  measures: readonly Pick<Measure, 'id' | 'label'>[],
): string {
  const words = measures.flatMap(({ id, label }) => {
    const bound = bounds[id]
    return bound === undefined ? [] : `${label} ${wordOf(bound)}`
  })
  return words.length === 0 ? '' : `${words.join(', ')}: ${ofUnknownCost(unknown)}`
}
