// Which names of a table look like those of totals and are members all the same, such as a vendor called Total Networks. Asked
// for only where a table has such names, since few do.
import { isTotalRow } from '../../../shared/budgets/paste/headings.ts'
import { scenarioId } from '../../../shared/contract/budget/scenario-words.ts'
import type { PlanningClient } from '../../api/planning-client.ts'
import { type Asking, ofNewestCosts } from './budget-members.ts'

type Parts = Omit<Asking, 'client'> & {
  readonly client: Asking['client'] & Pick<PlanningClient, 'listBudgetLines'>
}

/** Other rows that begin with Total are taken for totals, which a person may change. */
const MOST_ASKED = 20
/** `Total`, `Total:`, `Subtotal`: of nothing. */
const BARE = /^\S+$/
const FEW_TENANTS = 50

/**
 * @param seesAll whether members other than tenants may be asked for
 * @returns in lower case
 */
export async function knownMembers(
  given: readonly string[],
  seesAll: boolean,
  parts: Parts,
): Promise<string[]> {
  const names = [...new Set(given.map((name) => name.trim().toLowerCase()))]
    .filter((name) => isTotalRow(name) && !BARE.test(name))
    .slice(0, MOST_ASKED)
  if (names.length === 0) return []
  const { ask, client, notDone, watch } = parts
  const tenants = names.map(async (search) => {
    const question = { search, limit: FEW_TENANTS }
    const { data } = await ask(notDone, (call) => client.listTenants(question, call), watch.signal)
    return data.tenants.map(({ tenant_name: name }) => name)
  })
  const lines = ask(
    notDone,
    (call) => client.listBudgetLines({ scenario: scenarioId({ kind: 'budget' }) }, call),
    watch.signal,
  ).then(({ data }) => data.lines.flatMap(({ member, label }) => [member, label]))
  const costs = seesAll
    ? (['plan', 'vendor'] as const).map(async (dimension) =>
        (await ofNewestCosts(dimension, parts)).map(({ member }) => member),
      )
    : []
  const known = new Set(
    (await Promise.all([...tenants, lines, ...costs])).flat().map((name) => name?.toLowerCase()),
  )
  return names.filter((name) => known.has(name))
}
