// The role of one function: its grants, its own logs and its traces; no policy that AWS manages, no action with a wildcard.
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

export class FunctionRole extends Role {
  constructor(scope: Construct, id: string, statements: readonly PolicyStatement[], logs: ILogGroup) {
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: 'Exactly what one function does, and nothing else.',
    })
    for (const statement of statements) this.addToPolicy(statement)
    this.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logs.logGroupArn],
      }),
    )
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'X-Ray takes traces for no resource in particular, and Lambda makes network interfaces that have no name yet: AWS accepts nothing but * for these actions. Every other statement names its resource, which permissions.test.ts holds it to.',
    })
  }
}
