// One tenant's summary as the text of an item. It is mostly words, so it lies compressed: at 20,000 tenants a summary is
// a fraction of the store's size and of what a backup of it costs.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { TenantSummary } from '../../../shared/contract/summary/summary-figures.ts'

/** Base64 of gzipped JSON. */
export function packTenant(tenant: TenantSummary): string {
  return gzipSync(JSON.stringify(tenant)).toString('base64')
}

export function unpackTenant(body: string): TenantSummary {
  return JSON.parse(gunzipSync(Buffer.from(body, 'base64')).toString('utf8')) as TenantSummary
}
