// One tenant, found by name.
import { usePane } from '../pane-context.ts'
import { type Found, SearchField, type SearchFieldProps } from './search-field.tsx'

export function TenantField(props: Omit<SearchFieldProps<Found>, 'find' | 'of'>) {
  const { desk } = usePane()
  const find = async (search: string): Promise<Found[]> =>
    (await desk.tenants(search)).map(({ tenantId, label }) => ({ id: tenantId, label }))
  return <SearchField {...props} find={find} />
}
