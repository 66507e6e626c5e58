// The certificate of https://localhost. Where Excel runs, Microsoft's tool makes one and has it trusted by the
// person's own account, which asks for consent; elsewhere one is made that nothing trusts yet, and nothing of the
// machine is changed.
import { X509Certificate } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { generateCertificates, getHttpsServerOptions } from 'office-addin-dev-certs'
import { CERTIFICATES_FOLDER } from './paths.ts'

export interface Certificate {
  readonly cert: string | Buffer
  readonly key: string | Buffer
  /** Whether browsers of this account accept it without a question. */
  readonly isTrusted: boolean
}

const A_DAY_MS = 24 * 60 * 60 * 1000
const LIFETIME_DAYS = 30

export async function developmentCertificate(platform: NodeJS.Platform): Promise<Certificate> {
  if (platform === 'win32' || platform === 'darwin') {
    const { cert, key } = await getHttpsServerOptions()
    return { cert, key, isTrusted: true }
  }
  return (await keptCertificate()) ?? (await newCertificate())
}

const inFolder = (name: string): string => join(CERTIFICATES_FOLDER, name)

/** Null where there is none that will hold for another day. */
async function keptCertificate(): Promise<Certificate | null> {
  try {
    const [cert, key] = await Promise.all([
      readFile(inFolder('localhost.crt')),
      readFile(inFolder('localhost.key')),
    ])
    const endsMs = Date.parse(new X509Certificate(cert).validTo)
    return endsMs - A_DAY_MS > Date.now() ? { cert, key, isTrusted: false } : null
  } catch {
    return null
  }
}

async function newCertificate(): Promise<Certificate> {
  await rm(CERTIFICATES_FOLDER, { recursive: true, force: true })
  const files = ['ca.crt', 'localhost.crt', 'localhost.key'].map(inFolder)
  await generateCertificates(files[0], files[1], files[2], LIFETIME_DAYS)
  const made = await keptCertificate()
  if (made === null)
    throw new Error(`No certificate for https://localhost could be made in ${CERTIFICATES_FOLDER}.`)
  return made
}
