// The tenant argument: a name or an id, always text; "platform" for what describes the platform as a whole, and for nothing
// else.
import { COST_RUN_MEASURES, type Measure } from '../../../shared/measures/catalogue.ts'
import { idOfNameless } from '../../shown/nameless-tenant.ts'
import { cellArgument, wrong } from './cell-argument.ts'

/** As long as the API takes; shared/contract/api/parameters.ts, which a test compares. */
export const LONGEST_NAME = 300

/** What stands for the platform where a tenant is asked for; to the API too, which a test compares. */
export const PLATFORM = 'platform'

const A_TENANT = 'the whole name or the id of a tenant as text, in quotes or from a cell'
/** The first that come to mind; strategic measures are of tenants and of the platform alike. */
const OF_THE_PLATFORM = COST_RUN_MEASURES.filter(({ scope }) => scope === 'platform').map(({ id }) => id)

/** @throws CellError naming the argument: a number is no name, an empty cell no tenant, and a figure is of one or of all */
export function tenantArgument(given: unknown, { id, scope }: Pick<Measure, 'id' | 'scope'>): string {
  const argument = cellArgument(given)
  const isName = typeof argument === 'string' && argument.length <= LONGEST_NAME
  const isPlatform = isName && argument.toLowerCase() === PLATFORM
  if (scope === 'platform') {
    if (isPlatform) return PLATFORM
    throw wrong('tenant', argument, `"${PLATFORM}" here, since ${id} describes the platform as a whole`)
  }
  if (!isName) throw wrong('tenant', argument, A_TENANT)
  if (!isPlatform) return idOfNameless(argument) ?? argument
  if (scope === 'both') return PLATFORM
  const hint = `${id} describes one tenant; of the platform as a whole there are, among others, ${OF_THE_PLATFORM.join(', ')}.`
  throw wrong('tenant', argument, A_TENANT, hint)
}
