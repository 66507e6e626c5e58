// The stores of the system that a command works on, as its environment names them.
import { S3Client } from '@aws-sdk/client-s3'
import type { ImportServices } from '../../functions/import-finance-list/import-list.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'

/** @param clock epoch milliseconds */
export function localServices(clock: () => number): ImportServices {
  const { FIGURES_TABLE, FINANCE_BUCKET, AWS_ENDPOINT_URL_S3 } = process.env
  return {
    table: connectFiguresTable(FIGURES_TABLE ?? 'penguin-figures'),
    // Embedded servers answer at one address for every bucket.
    s3: new S3Client({ forcePathStyle: AWS_ENDPOINT_URL_S3 !== undefined }),
    bucket: FINANCE_BUCKET ?? 'penguin-figures-finance',
    clock,
  }
}
