// npm run costs:import: Finance's list of shared platform costs, the input of the platform pool.
import { importCommand } from './import-command.ts'

await importCommand({
  list: 'platform-costs',
  script: 'costs:import',
  about:
    'Imports the list of shared platform costs: all of it or nothing. The file replaces the list; the history is kept.',
  columns: `name           what the cost is, for example Secrets store
  vendor         who is paid
  monthly_amount US dollars a month, for example 149.00
  valid_from     first day it is owed, YYYY-MM-DD
  valid_to       last day it is owed, YYYY-MM-DD; empty while it goes on`,
  example: 'platform-costs.csv',
})
