// The database's certificate is verified: by public authorities, by Amazon's, or by one whose file is deployed beside the code.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import type { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { App, Stack } from 'aws-cdk-lib/core'
import { authorityVariables, bundledCode } from '../../../infra/constructs/function-bundle.ts'
import { FUNCTIONS } from '../../../infra/functions.ts'
import { readStage } from '../../../infra/stages/read-stage.ts'
import type { Stage } from '../../../infra/stages/stage.ts'

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

test('the file of an authority is deployed beside the bundle', () => {
  const certificate = join(folder, 'our authority.pem')
  writeFileSync(certificate, 'a certificate')
  const outdir = join(folder, 'cdk.out')
  const deployed = new LambdaFunction(new Stack(new App({ outdir }), 'bundled'), 'Function', {
    code: bundledCode(ENTRY, signedBy(certificate), true),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  })
  const { assetPath } = deployed.node.findChild('Code') as Asset
  expect(readFileSync(join(outdir, assetPath, 'database-authority.pem'), 'utf8')).toBe('a certificate')
})

test('a file that is not there is named before anything is built; a function that reads no platform needs none', () => {
  const stage = signedBy('certificates/missing.pem')
  expect(() => bundledCode(ENTRY, stage, true)).toThrow(
    'infra/stages/prod.ts: database.certificateAuthority names certificates/missing.pem, and there is no such file in this repository.',
  )
  expect(() => bundledCode(ENTRY, stage, false)).not.toThrow()
})
