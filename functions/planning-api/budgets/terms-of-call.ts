// Who submits, and which members their rows may be of: tenants that they see, and names as they were published.
import { type Sight, sees } from '../../../shared/access/caller.ts'
import { monthsAround } from '../../../shared/budgets/months-around.ts'
import { type SubmissionTerms, writerOf } from '../../../shared/budgets/submission-terms.ts'
import type { BudgetBook } from '../../../shared/contract/budget/book.ts'
import { DIMENSION_NAMES } from '../../../shared/contract/budget/dimensions.ts'
import type { Dimension } from '../../../shared/contract/budget/line.ts'
import type { Submission } from '../../../shared/contract/budget/submission.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { Call } from '../../figures-api/perform.ts'
import { findTenant, nameIndex } from '../../figures-api/reading/find-tenants.ts'
import type { PlanningServices } from '../services.ts'
import type { NamedDimension, Names } from './member-names.ts'
import { newestView } from './newest-view.ts'
import { writesOf } from './who-writes.ts'

const RESOURCE_TYPES = ['vps', 'ip', 'platform']
const NAMED: readonly NamedDimension[] = ['plan', 'vendor']

/** Of any book, so that a submission which is judged again against a newer one reads nothing anew. */
export type TermsOf = (book: BudgetBook) => SubmissionTerms

/** Of a call, or of a command of Finance. */
type Submitting = Pick<Call<'submitBudget', PlanningServices>, 'caller' | 'sight' | 'services'> & {
  readonly request: Pick<Submission, 'rows'>
}

export async function termsOfCall({ request, caller, sight, services }: Submitting): Promise<TermsOf> {
  const view = await newestView(sight, services)
  const tenants = (await view?.tenants()) ?? []
  const index = nameIndex(tenants)
  const ids = new Set(tenants.map(({ tenantId }) => tenantId))
  const isOwner = writesOf(caller) === 'own lines'
  /** Owners write lines of the tenants that their token names, whatever else they may see. */
  const own: Sight = isOwner ? { kind: 'tenants', tenantIds: new Set(caller.tenantIds) } : sight
  const who = { person: caller.person, writes: isOwner ? 'own lines' : 'all lines' } as const
  const names = new Map<Dimension, Names>()
  if (view !== null && sight.kind === 'platform') {
    for (const dimension of NAMED) {
      if (isAbout(request.rows, dimension)) names.set(dimension, await services.memberNames(dimension, view))
    }
  }
  const mayWrite = writerOf(who)
  const firstMonth = services.configuration.FISCAL_YEAR_FIRST_MONTH
  const months = monthsAround(instantText(services.clock()), firstMonth)
  return (book) => {
    const standing = new Set(
      book.lines.flatMap(({ dimension, member, owner }) =>
        dimension === 'tenant' && mayWrite(owner) ? member : [],
      ),
    )
    /** Who sees the platform names tenants of the newest month, or of lines that stand: others have left it. */
    const isKnown = (id: string) => (own.kind === 'tenants' ? sees(own, id) : ids.has(id) || standing.has(id))
    const tenantOf = (typed: string) => {
      const id = findTenant(typed, [index])
      return isReason(id) || !isKnown(id) ? null : id
    }
    return {
      who,
      firstMonth,
      months,
      ...(isOwner && {
        dimensions: ['tenant'] as const,
        isTold: ({ dimension, member }) => dimension === 'tenant' && sees(own, member),
      }),
      memberOf: (dimension, typed) => {
        if (typed === '') return null
        if (dimension === 'tenant') return tenantOf(typed)
        if (dimension !== 'resource_type') return names.get(dimension)?.get(typed.toLowerCase()) ?? typed
        return RESOURCE_TYPES.find((type) => type === typed.toLowerCase()) ?? null
      },
      isKnown: (dimension, typed) =>
        dimension === 'tenant'
          ? tenantOf(typed) !== null
          : (NAMED.some((one) => one === dimension) &&
              names.get(dimension as NamedDimension)?.has(typed.toLowerCase())) === true,
      noteOn: ({ dimension, member }) => {
        const known = names.get(dimension)
        if (known === undefined || known.has(member.toLowerCase())) return null
        return `No ${DIMENSION_NAMES[dimension]} is called "${member}" in ${view?.record.period}, the newest published month: check the spelling, or leave it where it is new.`
      },
    }
  }
}

function isAbout(rows: Submission['rows'], dimension: NamedDimension): boolean {
  return rows.some((row) => row.dimension.trim().toLowerCase() === dimension)
}
