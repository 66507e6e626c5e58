// The role of one function: its grants, its own logs and its traces; no policy that AWS manages, no action with a wildcard.
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Stack, Validations } from 'aws-cdk-lib/core'
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
    for (const folder of foldersOf(Stack.of(this), statements)) {
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${folder}]`,
        reason:
          "Objects of the archive are named by their checksums, so a right to them can only name the folder that they lie in. The function's other statements name whole resources, which permissions.test.ts holds it to.",
      })
    }
  }
}

/** What is named by a folder of a bucket that another stack exports, as cdk-nag writes it. */
function foldersOf(stack: Stack, statements: readonly PolicyStatement[]): Set<string> {
  const resources = statements.flatMap((statement) => statement.resources)
  return new Set(
    resources.filter((resource) => resource.endsWith('/*')).map((each) => flat(stack.resolve(each))),
  )
}

interface Joined {
  readonly 'Fn::Join': readonly [
    delimiter: string,
    parts: readonly (string | { 'Fn::ImportValue': string })[],
  ]
}

function flat({ 'Fn::Join': [delimiter, parts] }: Joined): string {
  return parts.map((part) => (typeof part === 'string' ? part : part['Fn::ImportValue'])).join(delimiter)
}
