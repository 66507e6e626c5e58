// npm run benchmarks:import: competitors' public prices, what our cost per 1,000 emails is compared with.
import { importCommand } from './import-command.ts'

await importCommand({
  list: 'competitive-benchmarks',
  script: 'benchmarks:import',
  about:
    'Imports the list of competitive benchmarks: all of it or nothing. The file replaces the list; the history is kept.',
  columns: `provider        whose price it is
  plan            which of its plans; each size has a name of its own
  monthly_price   US dollars a month, above zero, for example 89.95
  included_emails emails a month that the price includes, for example 100000
  source          the https address where the price can be read
  date            the day on which it was read there, YYYY-MM-DD`,
  example: 'competitive-benchmarks.csv',
})
