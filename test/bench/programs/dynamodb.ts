// The embedded DynamoDB in a process of its own, its tables in memory: answers with its endpoint.
import { startDynamoDb } from '../../../infra/local/dynamodb.ts'
import { answerParent } from '../answer-parent.ts'

const { endpoint } = await startDynamoDb({ port: 0 })
answerParent({ endpoint })
