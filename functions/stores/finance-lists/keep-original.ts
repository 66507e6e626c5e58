// Keeps the file of an import as it came, for whoever audits a list later.
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { FinanceList } from './list-store.ts'

/** @returns the object's key, which carries list and version */
export async function keepOriginal(
  client: S3Client,
  bucket: string,
  list: FinanceList,
  version: string,
  text: string,
): Promise<string> {
  const key = `finance-lists/${list}/${version}.csv`
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: 'text/csv; charset=utf-8' }),
  )
  return key
}
