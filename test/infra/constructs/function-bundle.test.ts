// What is measured of a function is what is deployed. The database's certificate is verified: by public authorities, by Amazon's,
// or by one whose file is deployed beside the code.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import type { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { App, Stack } from 'aws-cdk-lib/core'
import { BUNDLE_FILE } from '../../../infra/bundles/bundling-options.ts'
import { authorityVariables, bundledCode } from '../../../infra/constructs/function-bundle.ts'
import { FUNCTIONS } from '../../../infra/functions.ts'
import { readStage } from '../../../infra/stages/read-stage.ts'
import type { Stage } from '../../../infra/stages/stage.ts'
import { bundled } from '../bundles/bundled.ts'

const ENTRY = FUNCTIONS['allocate-costs'].entry
const folder = mkdtempSync(join(tmpdir(), 'penguin-test-authority-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const signedBy = (certificateAuthority: string): Stage => ({
  ...readStage('prod'),
  database: { certificateAuthority },
})

test("a public authority needs nothing, Amazon's own lies in Lambda, another's is deployed with the code", () => {
  expect(authorityVariables(signedBy('public'))).toEqual({})
  expect(authorityVariables(signedBy('amazon'))).toEqual({
    NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
  })
  expect(authorityVariables(signedBy('certificates/ours.pem'))).toEqual({
    NODE_EXTRA_CA_CERTS: '/var/task/database-authority.pem',
  })
})

describe('what is deployed', () => {
  const certificate = join(folder, 'our authority.pem')
  const assets = new Map<'allocate-costs' | 'return-to-run', string>()
  beforeAll(() => {
    writeFileSync(certificate, 'a certificate')
    const outdir = join(folder, 'cdk.out')
    const stack = new Stack(new App({ outdir }), 'bundled')
    for (const name of ['return-to-run', 'allocate-costs'] as const) {
      const { node } = new LambdaFunction(stack, name, {
        code: bundledCode(FUNCTIONS[name].entry, signedBy(certificate), name === 'allocate-costs'),
        handler: 'index.handler',
        runtime: Runtime.NODEJS_24_X,
      })
      assets.set(name, join(outdir, (node.findChild('Code') as Asset).assetPath))
    }
  })

  test('is what is measured, byte for byte, and each function its own', async () => {
    for (const [name, asset] of assets) {
      const measured = readFileSync((await bundled(name)).file)
      expect([name, readFileSync(join(asset, BUNDLE_FILE)).equals(measured)]).toEqual([name, true])
    }
  })

  test('has the file of an authority beside the bundle', () => {
    const deployed = join(assets.get('allocate-costs') ?? '', 'database-authority.pem')
    expect(readFileSync(deployed, 'utf8')).toBe('a certificate')
  })
})

test('a file that is not there is named before anything is built; a function that reads no platform needs none', () => {
  const stage = signedBy('certificates/missing.pem')
  expect(() => bundledCode(ENTRY, stage, true)).toThrow(
    'infra/stages/prod.ts: database.certificateAuthority names certificates/missing.pem, and there is no such file in this repository.',
  )
  expect(() => bundledCode(ENTRY, stage, false)).not.toThrow()
})
