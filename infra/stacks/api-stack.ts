// The HTTP API and the functions behind it, whose logs are handed to record-audit. It holds nothing: what it answers from lies
// in the data stack.
import {
  Annotations,
  CfnOutput,
  CrossStackReferences,
  ReferenceStrength,
  Stack,
  type StackProps,
  Validations,
} from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { AuditedLogs } from '../constructs/audited-logs.ts'
import { ConsoleTestEvents } from '../constructs/console-test-events.ts'
import { FiguresHttpApi } from '../constructs/http-api.ts'
import { type FunctionSources, LeanFunction } from '../constructs/lean-function.ts'
import type { FunctionName } from '../functions.ts'

const NO_DIRECTORY = '00000000-0000-0000-0000-000000000000'

export class ApiStack extends Stack {
  readonly front: FiguresHttpApi

  constructor(scope: Construct, id: string, sources: FunctionSources, props: StackProps) {
    super(scope, id, props)
    const { stage } = sources
    this.front = new FiguresHttpApi(this, 'Front', stage)
    // Weak: the API can be deleted while the site and the alarms that know its address stay.
    CrossStackReferences.of(this.front.api).produce(ReferenceStrength.WEAK)
    const told = { ...sources, apiBaseUrl: this.front.baseUrl }
    const answering = {
      figures: this.#answering('figures-api', told),
      planning: this.#answering('planning-api', told),
      system: this.#answering('system-api', told),
    }
    this.front.answerWith(answering)
    for (const { logs } of Object.values(answering)) new AuditedLogs(logs, 'Audited', stage)
    if (stage.signIn.issuer.includes(NO_DIRECTORY)) {
      Annotations.of(this).addWarningV2(
        'penguin-figures:no-sign-in-service',
        `infra/stages/${stage.name}.ts names no sign-in service yet: nobody can sign in until signIn.issuer and signIn.jwksUrl do (docs/deploy.md).`,
      )
    }
    new CfnOutput(this, 'ApiUrl', { value: this.front.baseUrl })
  }

  #answering(name: FunctionName, sources: FunctionSources): LeanFunction {
    const answering = new LeanFunction(this, name, name, sources)
    new ConsoleTestEvents(this, `${name}-test-events`, sources.stage, name)
    Validations.of(answering).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'Called by the gateway, which waits for the answer: a failure is an answer of its own to the client. Nothing calls it asynchronously, so a dead-letter queue would never get anything.',
    })
    return answering
  }
}
