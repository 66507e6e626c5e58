// The system on AWS: `npx cdk synth`, `npx cdk deploy --all`, with `-c stage=prod` for another stage than dev, and
// `-c codeVersion=<commit>` to record runs under a commit. Needs no credentials and no network to synthesise.
import { App } from 'aws-cdk-lib/core'
import { buildStacks, checkRules } from './build-stacks.ts'
import { readStage, StageError } from './stages/read-stage.ts'

const app = new App()
try {
  const stage = readStage(String(app.node.tryGetContext('stage') ?? 'dev'))
  const codeVersion: string | undefined = app.node.tryGetContext('codeVersion')
  buildStacks(app, stage, codeVersion)
  checkRules(app)
  app.synth()
} catch (error) {
  if (!(error instanceof StageError)) throw error
  // A sentence for whoever edits the stage, not a trace of ours.
  console.error(error.message)
  process.exitCode = 1
}
