// The deployed table of published figures, from the very definition that the embedded one is made of: keys and index
// cannot differ. It outlives its stack, cannot be deleted by mistake, and can be restored to any second of 35 days.
import {
  type Attribute,
  type AttributeType,
  BillingMode,
  type ProjectionType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { EXPIRY_ATTRIBUTE, figuresTableDefinition } from '../../functions/stores/figures-table.ts'

const MOST_RECOVERY_DAYS = 35

const definition = figuresTableDefinition('named-by-cloudformation')

export class FiguresTable extends Table {
  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id, {
      ...keysOf(definition.KeySchema),
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: EXPIRY_ATTRIBUTE,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: MOST_RECOVERY_DAYS,
      },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    for (const { IndexName, KeySchema, Projection } of definition.GlobalSecondaryIndexes ?? []) {
      this.addGlobalSecondaryIndex({
        indexName: IndexName ?? '',
        ...keysOf(KeySchema),
        projectionType: Projection?.ProjectionType as ProjectionType,
      })
    }
  }
}

type KeySchema = typeof definition.KeySchema

function keysOf(schema: KeySchema): { partitionKey: Attribute; sortKey: Attribute } {
  return { partitionKey: attribute(schema, 'HASH'), sortKey: attribute(schema, 'RANGE') }
}

/** @throws Error when the definition has no such key: the table would then not be the one that functions know */
function attribute(schema: KeySchema, keyType: 'HASH' | 'RANGE'): Attribute {
  const name = schema?.find((element) => element.KeyType === keyType)?.AttributeName
  const type = definition.AttributeDefinitions?.find(({ AttributeName }) => AttributeName === name)
  if (name === undefined || type === undefined)
    throw new Error(`The definition of the figures table has no ${keyType} key.`)
  return { name, type: type.AttributeType as AttributeType }
}
