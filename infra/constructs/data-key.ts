// The one key for what is confidential at rest: figures, Finance's files, reports and the archive. It rotates every year.
// Secrets and plain logs keep to keys that AWS manages: who may read them is decided by their own permissions.
import { Key } from 'aws-cdk-lib/aws-kms'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { PRODUCT } from '../names.ts'
import type { Stage } from '../stages/stage.ts'

export class DataKey extends Key {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `What ${PRODUCT} (${stage.name}) keeps: without this key none of it can be read again.`,
      alias: `${PRODUCT}/${stage.name}/data`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }
}
