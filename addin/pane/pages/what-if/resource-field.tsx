// A server or an address of the month, found by what is typed.
import type { ResourceChoice } from '../../../desk/planning/planning-desk.ts'
import { SearchField, type SearchFieldProps } from '../../fields/search-field.tsx'
import { usePane } from '../../pane-context.ts'

export interface ResourceFieldProps extends Omit<SearchFieldProps<ResourceChoice>, 'find' | 'of'> {
  readonly period: string | null
  readonly kind: ResourceChoice['kind'] | 'any'
}

export function ResourceField({ period, kind, ...props }: ResourceFieldProps) {
  const { desk } = usePane()
  const find = async (search: string): Promise<readonly ResourceChoice[]> => {
    const found = await desk.planning.resources(period, search)
    return found.filter((each) => kind === 'any' || each.kind === kind)
  }
  return <SearchField {...props} find={find} of={`${period} ${kind}`} />
}
