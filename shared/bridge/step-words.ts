// What a step of a bridge changed, as a sentence with counts. Of a tenant it speaks of that tenant's own rows alone, so that
// whoever sees no other tenant may read it.
import { methodId } from '../approximation/method-text.ts'
import type { Cause } from '../contract/closing/adjustments.ts'
import type { PlatformCostLine } from '../inputs/platform-cost-line.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import type { ResourceStep } from './bridge-by-resource.ts'
import { type ChangedRows, countChanges } from './count-changes.ts'
import type { World } from './steps.ts'
import { keyOfResource, type Subject } from './subject-cents.ts'

export const EARLIER_VERSION = 'An earlier version of the method computed what was published.'

interface Looked {
  readonly from: World
  readonly to: World
  readonly subject: Subject
  /** Keys of the resources that the subject uses at either end. */
  readonly used: ReadonlySet<string>
}

export function stepWords(
  { cause, worlds }: Pick<ResourceStep, 'cause' | 'worlds'>,
  subject: Subject,
  used: ReadonlySet<string>,
): string {
  if (worlds === null) return EARLIER_VERSION
  const parts = PARTS[cause]({ ...worlds, subject, used })
  return parts.length === 0 ? WITHOUT_COUNTS[cause] : `${parts.join(', ')}.`
}

const PARTS: Readonly<Record<Cause, (looked: Looked) => string[]>> = {
  prices: ({ from, to, subject, used }) => {
    const priced = { isOtherwise: isPricedOtherwise, id }
    const { changed: vps } = countChanges(from.inputs.vps, to.inputs.vps, {
      ...priced,
      counts: isUsed('vps', used, subject),
    })
    const { changed: ips } = countChanges(from.inputs.ips, to.inputs.ips, {
      ...priced,
      counts: isUsed('ip', used, subject),
    })
    const { changed: lines } = countChanges(from.inputs.platformCosts, to.inputs.platformCosts, {
      id: identity,
      counts: () => subject.kind !== 'tenant',
      isOtherwise: (was, is) => was.monthlyCents !== is.monthlyCents,
    })
    const prices = vps + ips + lines
    return prices === 0 ? [] : [`${counted(prices, 'price')} changed`]
  },
  resources: ({ from, to, subject, used }) => [
    ...words(
      countChanges(from.inputs.vps, to.inputs.vps, {
        id,
        counts: isUsed('vps', used, subject),
        isOtherwise: (was, is) => was.status !== is.status,
      }),
      'VPS',
      'VPS',
    ),
    ...words(
      countChanges(from.inputs.ips, to.inputs.ips, {
        id,
        counts: isUsed('ip', used, subject),
        isOtherwise: (was, is) => was.status !== is.status || was.vpsId !== is.vpsId,
      }),
      'IP',
    ),
    ...words(
      countChanges(from.inputs.platformCosts, to.inputs.platformCosts, {
        id: identity,
        counts: () => subject.kind !== 'tenant',
        isOtherwise: () => false,
      }),
      'platform cost',
    ),
  ],
  assignments: ({ from, to, subject }) =>
    words(
      countChanges(from.inputs.assignments, to.inputs.assignments, {
        id,
        counts: ({ domainTenantId }) => isOf(subject, domainTenantId),
        isOtherwise: (was, is) => was.ipId !== is.ipId || was.domainTenantId !== is.domainTenantId,
      }),
      'assignment',
    ),
  usage: ({ from, to, subject }) => {
    const { added, removed, changed } = countChanges(from.inputs.usage, to.inputs.usage, {
      id: ({ tenantIdText }) => tenantIdText.toLowerCase(),
      counts: ({ tenantIdText }) => isOf(subject, tenantIdText.toLowerCase()),
      isOtherwise: (was, is) => was.emailsSent !== is.emailsSent,
    })
    const tenants = added + removed + changed
    if (tenants === 0) return []
    return [
      subject.kind !== 'tenant'
        ? `Emails sent of ${counted(tenants, 'tenant')} changed`
        : 'Emails sent changed',
    ]
  },
  method_and_policies: ({ from, to }) => {
    const [was, is] = [from, to].map(({ terms }) => methodId(terms.method, terms.policies))
    return was === is ? [] : [`The method is ${is} instead of ${was}`]
  },
  restatement: ({ from, to, subject }) => [
    ...(from.terms.period.id === to.terms.period.id
      ? []
      : [`The month is ${to.terms.period.id} instead of ${from.terms.period.id}`]),
    ...words(
      countChanges(from.inputs.tenants, to.inputs.tenants, {
        id,
        counts: (row) => isOf(subject, row.id),
        isOtherwise: (was, is) => was.createdMs !== is.createdMs,
      }),
      'tenant',
    ),
    ...words(
      countChanges(from.inputs.subscriptions, to.inputs.subscriptions, {
        id,
        counts: ({ tenantId }) => isOf(subject, tenantId),
        isOtherwise: (was, is) => was.status !== is.status || was.tenantId !== is.tenantId,
      }),
      'subscription',
    ),
    ...words(
      countChanges(from.inputs.payments, to.inputs.payments, {
        id,
        counts: ({ subscriptionTenantId }) => isOf(subject, subscriptionTenantId),
        isOtherwise: (was, is) => was.amountCents !== is.amountCents || was.status !== is.status,
      }),
      'payment',
    ),
  ],
}

/** Where the rows that changed are none of the subject's own, or none that are counted. */
const WITHOUT_COUNTS: Readonly<Record<Cause, string>> = {
  prices: 'Prices changed, and shares of what is divided moved with them.',
  resources: 'VPS or IPs changed, and shares of what is divided moved with them.',
  assignments: 'Assignments changed, and shares of what is divided moved with them.',
  usage: 'Emails sent changed, and shares that are divided by them moved.',
  method_and_policies: EARLIER_VERSION,
  restatement:
    'What no other cause explains: tenants, subscriptions, payments, sources that were missing, or the month itself.',
}

function words({ added, removed, changed }: ChangedRows, one: string, several?: string): string[] {
  return [
    ...(added > 0 ? [`${counted(added, one, several)} added`] : []),
    ...(removed > 0 ? [`${counted(removed, one, several)} removed`] : []),
    ...(changed > 0 ? [`${counted(changed, one, several)} changed`] : []),
  ]
}

function id(row: { readonly id: string }): string {
  return row.id
}

function identity({ name, vendor }: PlatformCostLine): string {
  return JSON.stringify([name, vendor])
}

function isUsed(pool: 'vps' | 'ip', used: ReadonlySet<string>, subject: Subject) {
  return (row: { readonly id: string }): boolean =>
    subject.kind !== 'tenant' || used.has(keyOfResource(pool, row.id))
}

function isOf(subject: Subject, tenantId: string | null): boolean {
  return subject.kind !== 'tenant' || tenantId === subject.tenantId
}

interface Priced {
  readonly approximateCostCents: number | null
}

function isPricedOtherwise(was: Priced, is: Priced): boolean {
  return was.approximateCostCents !== is.approximateCostCents
}
