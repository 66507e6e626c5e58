// The connection string of the platform's Postgres. The template makes a placeholder that no database accepts; a person
// writes the real one (docs/deploy.md), and no deployment overwrites it.
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy, Validations } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { physicalName } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

export class DatabaseSecret extends Secret {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `The connection string of the platform's Postgres for ${physicalName(stage, 'allocate-costs')}: postgres://role:password@host:5432/database?sslmode=verify-full`,
      // Never a value in a template: until a person writes one, the function says which variable it lacks.
      generateSecretString: { excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The password belongs to a role in a database of the platform team, outside this account. They rotate it there and write the new connection string here; the function reads it at its next start.',
    })
  }
}
