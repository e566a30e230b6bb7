import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkIdentifier, identifierKinds, type IdentifierKind } from './check.ts'

const TODAY = '2026-11-22'
const folder = new URL('../../tests/conformance/', import.meta.url)

/** What the columns after the identifier say about an accepted one. */
const columns: Record<IdentifierKind, (parts: Record<string, unknown>) => unknown[]> = {
  person: (parts) => [parts.value, parts.birthDate, parts.sex],
  organisation: (parts) => [parts.authorityName, parts.categoryName, parts.regionCode, warnings(parts)],
  matter: (parts) => [parts.kind ?? 'case', parts.typeName ?? '', warnings(parts)],
  certificate: (parts) => [parts.serial, parts.version],
  'realty-unit': (parts) => [parts.regionCode, parts.parcel, parts.fixture, parts.serial],
}

describe.each(identifierKinds)('%s', (kind) => {
  test.each(linesOf(`${kind}_valid.txt`))('accepts %s', (value, ...expected) => {
    const checked = checkIdentifier(kind, value, { today: TODAY })
    expect(checked).toMatchObject({ ok: true })
    expect(columns[kind]({ ...checked })).toEqual(expected)
  })

  test.each(linesOf(`${kind}_invalid.txt`))('refuses %s: %s', (value, reason) => {
    const checked = checkIdentifier(kind, value, { today: TODAY })
    expect(checked).toMatchObject({ ok: false, reason })
    expect(JSON.stringify('message' in checked && checked.message)).toMatch(
      /^\{"zh":"[^{}]+","en":"[^{}]+"\}$/,
    )
  })
})

function linesOf(file: string): [string, ...string[]][] {
  const lines = readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => {
    const [value = '', ...rest] = line.split('\t')
    return [value, ...rest]
  })
}

function warnings(parts: Record<string, unknown>): string {
  const list = (parts.warnings ?? []) as { reason: string }[]
  return list.map((warning) => warning.reason).join(',')
}
