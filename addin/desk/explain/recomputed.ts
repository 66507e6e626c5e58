// How a figure follows from the figures that it is computed from, as a formula on their cells: for those whose rule is one
// line of the figure book (section 4). Rounded as it is published, half away from zero, which is what ROUND does.

type Cells = (id: string) => string

const FORMULAS: Readonly<Record<string, (cell: Cells) => string>> = {
  profit: (cell) => `=ROUND(${cell('revenue')}-${cell('total_cost')},2)`,
  gross_margin_pct: (cell) => `=ROUND(${cell('profit')}/${cell('revenue')}*100,2)`,
  efficiency_ratio: (cell) => `=ROUND(${cell('revenue')}/${cell('total_cost')},2)`,
  cost_per_email_sent: (cell) => `=ROUND(${cell('total_cost')}/${cell('emails_sent')},6)`,
  cost_per_email_delivered: (cell) => `=ROUND(${cell('total_cost')}/${cell('emails_delivered')},6)`,
  cost_efficiency_score: (cell) =>
    `=ROUND(MAX(0,MIN(100,(${cell('list_price')}-${cell('total_cost')})/${cell('list_price')}*100)),2)`,
  arr: (cell) => `=ROUND(${cell('mrr')}*12,2)`,
}

/**
 * @param cells address of each input that is known, by the id of its measure
 * @returns null where the rule is no simple one, or an input is missing
 */
export function recomputed(measure: string, cells: ReadonlyMap<string, string>): string | null {
  let isKnown = true
  const formula = FORMULAS[measure]?.((id) => {
    const cell = cells.get(id)
    isKnown &&= cell !== undefined
    return cell ?? ''
  })
  return formula !== undefined && isKnown ? formula : null
}
