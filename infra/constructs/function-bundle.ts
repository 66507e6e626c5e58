// The code of a function as deployed: bundled by the options that bundle-functions.ts measures, with the certificate of
// the authority that signed the database's beside it where that is none of those Node knows.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { BUNDLING } from '../bundles/bundling-options.ts'
import { StageError } from '../stages/read-stage.ts'
import type { Stage } from '../stages/stage.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** Where Lambda unpacks a function, and the certificates of Amazon's own services. */
const FUNCTION_FOLDER = '/var/task'
const AMAZON_AUTHORITIES = '/var/runtime/ca-cert.pem'
const AUTHORITY_FILE = 'database-authority.pem'

/** @throws StageError when the stage names a certificate file that is not there */
export function bundlingOf(stage: Stage, readsPlatform: boolean): BundlingOptions {
  const { externalModules, mainFields, ...options } = BUNDLING
  const certificate = readsPlatform ? certificateFile(stage) : null
  return {
    ...options,
    format: OutputFormat.ESM,
    mainFields: [...mainFields],
    externalModules: [...externalModules],
    logLevel: LogLevel.WARNING,
    ...(certificate !== null && {
      commandHooks: {
        beforeBundling: () => [],
        beforeInstall: () => [],
        afterBundling: (_from: string, to: string) => [
          `node -e "fs.copyFileSync(...process.argv.slice(1))" "${certificate}" "${to}/${AUTHORITY_FILE}"`,
        ],
      },
    }),
  }
}

/** What makes Node verify the database's certificate: nothing where a public authority signed it. */
export function authorityVariables({ database }: Stage): Record<string, string> {
  const { certificateAuthority } = database
  if (certificateAuthority === 'public') return {}
  const file = certificateAuthority === 'amazon' ? AMAZON_AUTHORITIES : `${FUNCTION_FOLDER}/${AUTHORITY_FILE}`
  return { NODE_EXTRA_CA_CERTS: file }
}

function certificateFile({ name, database: { certificateAuthority } }: Stage): string | null {
  if (certificateAuthority === 'public' || certificateAuthority === 'amazon') return null
  const file = resolve(REPOSITORY, certificateAuthority)
  if (!existsSync(file)) {
    throw new StageError(
      `infra/stages/${name}.ts: database.certificateAuthority names ${certificateAuthority}, and there is no such file in this repository.`,
    )
  }
  return file
}
