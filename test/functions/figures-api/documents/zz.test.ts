import { test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { startExampleApi } from './example-world.ts'
const A = '0000000a-0000-4000-8000-000000000000'
test('dump', async () => {
  const { api, stop } = await startExampleApi()
  const fin = await api.token(['ROLE_FINANCE'])
  const own = await api.token(['ROLE_BUDGET_OWNER'], { tenants: [A] })
  let out = ''
  const put = (k: string, r: any) => { let t = r.text; try { t = JSON.stringify(r.json, null, 1) } catch {} ; out += `### ${k} ${r.status} ${JSON.stringify(r.headers)}\n${t}\n` }
  for (const p of ['figures?period=2025-11&measure=total_cost&measure=gross_margin_pct','figures.csv?period=2025-11&measure=total_cost,revenue,profit','figures/explain?period=2025-11&measure=total_cost&tenant=Tenant%20C','tenants?search=tenant','measures','periods','runs?period=2025-11','runs/019ad736-6e60-7000-8000-000000000001'])
    for (const [n, t] of [['fin', fin], ['own', own]] as const) put(n + ' ' + p, await api.get('/api/v1/' + p, t))
  const body = { tenants: ['Tenant A', 'Tenant C', 'platform'], periods: ['2025-11', '2025-10'], measures: ['total_cost', 'cost_per_email_sent', 'active_tenants'] }
  put('q', await api.query(body, fin)); put('q own', await api.query(body, own))
  writeFileSync('/tmp/w/dump.txt', out)
  await stop()
})
