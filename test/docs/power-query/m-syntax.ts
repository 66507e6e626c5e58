// Names and types of the M language, out of the syntax tree of Microsoft's parser.
import type { Language } from '@microsoft/powerquery-parser'
import type { MType } from './m-values.ts'

export type MNode = Language.Ast.TNode

/** `#"Content-Type"` and `Content` are names alike. */
export function nameOf(written: string): string {
  return written.startsWith('#"') ? written.slice(2, -1) : written
}

/** The type that is written there. */
export function typeOf(node: MNode): MType {
  if (node.kind === 'PrimitiveType') return { kind: 'type', name: node.primitiveTypeKind }
  if (node.kind === 'NullableType' || node.kind === 'NullablePrimitiveType') {
    return { kind: 'type', name: `nullable ${typeOf(node.paired).name}` }
  }
  if (node.kind !== 'TableType' || node.rowType.kind !== 'FieldSpecificationList') throw unknown(node)
  const columns = node.rowType.content.elements.map(({ node: { name, fieldTypeSpecification } }) => ({
    name: nameOf(name.literal),
    type: typeOf(fieldTypeSpecification?.fieldType as MNode),
  }))
  return { kind: 'type', name: 'table', columns }
}

/** For what the queries do not need. */
export function unknown({ kind }: MNode): Error {
  return new Error(`M is not evaluated here: ${kind}`)
}
