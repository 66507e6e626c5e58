// What a budget line can be of, and what a quantity can count. Apart from the schemas, so that the add-in's pane needs none.

export const DIMENSIONS = ['tenant', 'plan', 'vendor', 'resource_type', 'cost_centre'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** As sentences name them. */
export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  tenant: 'tenant',
  plan: 'plan',
  vendor: 'vendor',
  resource_type: 'resource type',
  cost_centre: 'cost centre',
}

/** What a quantity counts: things whose actual number is known too, so that price and volume can be told apart. */
export const QUANTITY_UNITS = ['emails_sent', 'emails_delivered', 'vps', 'ips'] as const
export type QuantityUnit = (typeof QUANTITY_UNITS)[number]
