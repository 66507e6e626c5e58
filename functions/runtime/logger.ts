// Structured logs: one line a fact. Never whole events, rows, tokens or connection strings.
import { Logger } from '@aws-lambda-powertools/logger'

export const logger = new Logger({ serviceName: 'penguin-figures' })
