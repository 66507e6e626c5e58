// The servers and addresses that a what-if can speak of: those of a month, with what each cost in it.
import type { ApiClient } from '../../api/client.ts'
import type { Ask } from '../asking.ts'
import { newestPeriod } from './budget-members.ts'
import type { ResourceChoice } from './planning-desk.ts'

const NOT_DONE = 'The servers and addresses could not be read.'
const MOST_CHOICES = 50

/** Those whose label begins with what is looked for come first. */
export async function resourceChoices(
  client: Pick<ApiClient, 'listPeriods' | 'listResourceCosts'>,
  ask: Ask,
  period: string | null,
  search: string,
): Promise<ResourceChoice[]> {
  const month = period ?? (await newestPeriod({ client, ask, notDone: NOT_DONE }))
  if (month === null) return []
  const { data } = await ask(NOT_DONE, (call) => client.listResourceCosts({ period: month }, call))
  const wanted = search.trim().toLowerCase()
  const all = data.resources.flatMap(
    ({ pool, resource_id: id, label, cost_cents: monthlyCents, withheld }): ResourceChoice[] =>
      id === null || (pool !== 'vps' && pool !== 'ip')
        ? []
        : [{ id, label: label ?? id, kind: pool, monthlyCents: withheld ? null : monthlyCents }],
  )
  const begins = (one: ResourceChoice) => Number(!one.label.toLowerCase().startsWith(wanted))
  return all
    .filter(({ id, label }) => label.toLowerCase().includes(wanted) || id.toLowerCase() === wanted)
    .toSorted((a, b) => begins(a) - begins(b) || (a.label < b.label ? -1 : 1))
    .slice(0, MOST_CHOICES)
}
