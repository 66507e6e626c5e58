// What a what-if can change, and what of the system each choice is in words.

import type { WhatIfChange } from '../../../../shared/contract/api/planning-requests.ts'
import { METHODS, SHARE_IDLE, SHARE_PLATFORM } from '../../../../shared/contract/request.ts'
import type { Offer } from '../../fields/choice.tsx'

export type ChangeKind = WhatIfChange['kind']

export const KINDS: readonly Offer<ChangeKind>[] = [
  { value: 'add_vps', text: 'Add a server (VPS)', more: 'With what it costs a month, and addresses on it.' },
  { value: 'drop_vps', text: 'Drop a server (VPS)', more: 'Its addresses go with it.' },
  { value: 'change_price', text: 'Change a price', more: 'What a server or an address costs a month.' },
  { value: 'use_method', text: 'Use another method', more: 'How a server is divided over its tenants.' },
  { value: 'use_policies', text: 'Use other policies', more: 'Who carries idle and platform cost.' },
  { value: 'move_tenant', text: 'Move a tenant', more: 'Its domains go to another address.' },
]

const named = <Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): readonly Offer<Value>[] => values.map((value) => ({ value, text: names[value] }))

export const METHOD_OFFERS = named(METHODS, {
  even: 'Evenly: each tenant of an address the same',
  volume: 'By the emails that each tenant sent',
  volume_per_ip: 'By emails for each address of the tenant',
})

export const AS_IT_IS = 'as it is'

export const IDLE_OFFERS = [
  { value: AS_IT_IS, text: 'As it is' },
  ...named(SHARE_IDLE, {
    none: 'Nobody',
    even: 'Subscribed tenants, evenly',
    weighted: 'Subscribed tenants, by their cost',
  }),
] as const

export const PLATFORM_OFFERS = [
  { value: AS_IT_IS, text: 'As it is' },
  ...named(SHARE_PLATFORM, {
    none: 'Nobody',
    even: 'Subscribed tenants, evenly',
    weighted: 'Subscribed tenants, by their cost',
    by_emails: 'Subscribed tenants, by their emails',
    by_revenue: 'Subscribed tenants, by their revenue',
  }),
] as const
