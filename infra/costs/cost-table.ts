// The monthly cost as docs/deploy.md shows it: what goes in, each line with its arithmetic, and where the prices are from.
import type { Deployed } from './cost-inputs.ts'
import { type CostLine, monthlyCost, requestsAMonth, total } from './monthly-cost.ts'
import { PRICE_PAGES, PRICES, PRICES_READ_ON, PRICES_REGION } from './prices.ts'
import type { Workload } from './workloads.ts'

export function costTable(workloads: readonly Workload[], deployed: Deployed): string {
  const columns = workloads.map(({ run, usage }) => monthlyCost(run, deployed, usage))
  const tenants = workloads.map(({ run }) => `${count(run.tenants)} tenants`)
  const [first = []] = columns
  return [
    table([['what goes in', ...tenants], ...inputs(workloads, deployed)]),
    table([
      ['charged for', ...tenants],
      ...first.map(({ what }, index) => [what, ...columns.map((lines) => arithmetic(lines[index]))]),
      ['**Together, a month**', ...columns.map((lines) => `**${dollars(total(lines))}**`)],
    ]),
    `Prices of ${PRICES_REGION}, looked up on ${PRICES_READ_ON} in public copies of these pages and of what quotes them:`,
    Object.entries(PRICE_PAGES)
      .map(([name, page]) => `- ${name}: <${page}>`)
      .join('\n'),
  ].join('\n\n')
}

function inputs(workloads: readonly Workload[], deployed: Deployed): string[][] {
  const row = (what: string, of: (workload: Workload) => string) => [what, ...workloads.map(of)]
  return [
    row('items of a run (measured)', ({ run }) => count(run.items)),
    row('bytes of a run (measured)', ({ run }) => count(run.bytes)),
    row('runs a month (the schedules)', () => count(deployed.runsAMonth)),
    row('bytes of a closed month in the archive (measured)', ({ run }) => count(run.archivedBytes)),
    row('closed months kept (archive.lockDays of prod)', () => count(deployed.closedMonthsKept)),
    row('items of a summary (measured)', ({ run }) => count(run.summaryItems)),
    row('bytes of a summary (measured)', ({ run }) => count(run.summaryBytes)),
    row('summaries a month (the schedules)', () => count(deployed.summariesAMonth)),
    row('people x workdays x requests a day (assumed)', ({ usage }) =>
      [usage.people, usage.workdays, usage.requestsAPersonADay].map(count).join(' x '),
    ),
    row('requests a month', ({ usage }) => count(requestsAMonth(usage))),
    row(
      'a request asks for (assumed)',
      ({ run, usage }) => `${run.gridTenants} tenants, ${usage.monthsARequest} months`,
    ),
    row('mails a person and month, events of SES each (assumed)', ({ usage }) =>
      [usage.mailsAPersonAMonth, usage.eventsAMail].map(count).join(', '),
    ),
    row(
      'webhooks a month, and what a receiver takes to answer (assumed)',
      ({ usage }) => `${count(usage.webhooksAMonth)}, ${usage.receiverSeconds} s`,
    ),
    row(
      'a look for webhooks that finds none due takes (assumed)',
      ({ usage }) => `${usage.webhookSeconds} s`,
    ),
    row(
      'an answer takes and holds (assumed)',
      ({ usage }) => `${usage.apiSeconds} s, ${usage.kilobytesAnAnswer} KB`,
    ),
  ]
}

function arithmetic(line: CostLine | undefined): string {
  if (line === undefined) return ''
  return `${[...line.factors.map(count), PRICES[line.price].text].join(' x ')} = ${dollars(line.dollars)}`
}

const count = (value: number): string => value.toLocaleString('en-US')
const dollars = (value: number): string => `$${value.toFixed(2)}`

/** Aligned, as the other tables of the documents are. */
function table([head = [], ...rows]: readonly string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  )
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [lineOf(head), lineOf(widths.map((width) => '-'.repeat(width))), ...rows.map(lineOf)].join('\n')
}
