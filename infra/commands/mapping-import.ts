// npm run mapping:import: Finance's mapping of resources to vendor, tier, cost centre and GL account.
import { importCommand } from './import-command.ts'

await importCommand({
  list: 'vendor-mapping',
  script: 'mapping:import',
  about:
    'Imports the mapping to vendor, tier, cost centre and GL account: all of it or nothing. The file replaces the mapping; the history is kept.',
  columns: `kind           vps, ip, platform, tenant or plan
  id             the id (a platform cost's name), or * for every one of its kind without a line of its own
  vendor, tier, cost_centre, gl_account   any of them may be empty, not all`,
  example: 'vendor-mapping.csv',
})
