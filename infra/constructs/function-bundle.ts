// The code of a function as deployed: bundled as bundle-function.ts measures it, with the certificate of the authority that
// signed the database's beside it where that is none of those Node knows.
import { copyFileSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda'
import { AssetHashType, DockerImage } from 'aws-cdk-lib/core'
import { bundleInto } from '../bundles/bundle-function.ts'
import { StageError } from '../stages/read-stage.ts'
import type { Stage } from '../stages/stage.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** Where Lambda unpacks a function, and the certificates of Amazon's own services. */
const FUNCTION_FOLDER = '/var/task'
const AMAZON_AUTHORITIES = '/var/runtime/ca-cert.pem'
const AUTHORITY_FILE = 'database-authority.pem'

/**
 * Bundled when its stack is synthesised to be deployed, by the esbuild of this repository.
 *
 * @param entry the file that exports the handler, from the repository's root
 * @throws StageError when the stage names a certificate file that is not there
 */
export function bundledCode(entry: string, stage: Stage, readsPlatform: boolean): AssetCode {
  const certificate = readsPlatform ? certificateFile(stage) : null
  return Code.fromAsset(REPOSITORY, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image in any case; it is never started.
      image: DockerImage.fromRegistry('bundled-without-docker'),
      // CDK bundles once what it is told in the same words: functions differ by these.
      command: [entry, ...(certificate === null ? [] : [certificate])],
      local: {
        tryBundle: (folder) => {
          bundleInto(folder, entry)
          if (certificate !== null) copyFileSync(certificate, join(folder, AUTHORITY_FILE))
          return true
        },
      },
    },
  })
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
