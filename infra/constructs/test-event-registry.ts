// The account's registry of shareable test events, which the Lambda console reads under this very name. It is the
// account's, not a function's: events that people save by hand lie in it too, so it stays when the stack goes.
import { CfnRegistry } from 'aws-cdk-lib/aws-eventschemas'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

export const TEST_EVENT_REGISTRY = 'lambda-testevent-schemas'

export class TestEventRegistry extends CfnRegistry {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      registryName: TEST_EVENT_REGISTRY,
      description: 'Shareable test events of Lambda functions, for the console and sam remote test-event.',
    })
    this.applyRemovalPolicy(RemovalPolicy.RETAIN)
  }
}
