import { expect, test } from 'vitest'
import { evaluateExpression } from '#platform/expression'
import { createWorld } from '#world'
import type { DecisionModel } from '#contract'
import { compileToSql } from './compile.ts'
import { parse } from './parse.ts'
import { NotInSql } from './syntax.ts'

const today = '2026-11-23'
const facts = {
  person: {
    name: '王秀兰',
    born: '1946-02-28',
    leap: '2004-02-29',
    wrong: '2026-13-01',
    count: 3,
    none: null,
    yes: true,
    no: false,
    list: [
      { kind: '高龄津贴', status: '在发', sum: 50 },
      { kind: '护理补贴', status: '停发', sum: 80 },
    ],
    empty: [],
    'two words': { deep: { deeper: '140702' } },
  },
}
const params = { age: 60, city: '1407', kinds: ['智力', '精神'], on: true }

/** The engine's answer; null where it fails or says neither. */
function byEngine(expression: string): boolean | null {
  try {
    const value = evaluateExpression(expression, { facts, params, today, held: [], subject: { age: 80 } })
    return typeof value === 'boolean' ? value : null
  } catch {
    return null
  }
}

test('SQL says of an expression what the engine says: true, false, or that it fails', async () => {
  await using world = await createWorld()
  const given: string[] = []
  const give = (value: unknown, type: string) => `$${given.push(String(value))}::${type}`
  const { checks, failed } = compileToSql(
    modelOf(expressions),
    {
      held: `'[]'::jsonb`,
      fact: (library) => `(f.data -> '${library}')`,
      subject: (name) =>
        name === 'age' ? { sql: '80::numeric', type: 'number', orNothing: true } : undefined,
    },
    Temporal.PlainDate.from(today),
    give,
  )
  expect(failed).toEqual([])
  const [row] = await world.database.read.unsafe(
    `select ${checks.map(({ sql, id }) => `${sql} as "${id}"`).join(',\n')} from (select $${given.length + 1}::text::jsonb as data) f`,
    [...given, JSON.stringify(facts)],
  )
  const said = expressions.map((expression, at) => [expression, row?.[`c${at}`] ?? null])
  expect(said).toEqual(expressions.map((expression) => [expression, byEngine(expression)]))
})

test.each([
  'facts.person.name like "x"',
  'facts.person.list[0].kind == "a"',
  'd(today).startOf("month") > d(today)',
  'upper(facts.person.name) == "a"',
  'facts.person.count in [1..5]',
  'facts.person.count ==',
  'facts.person.yes ? true : false',
])('%s is refused, not guessed at', (expression) => {
  const give = () => '$1'
  const columns = { held: 'null::jsonb', fact: () => 'null::jsonb', subject: () => undefined }
  const { failed } = compileToSql(modelOf([expression]), columns, Temporal.PlainDate.from(today), give)
  expect(failed).toHaveLength(1)
})

test('text of a pack is a value of the statement, never a part of it', () => {
  const node = parse(`facts.person.name == "x' or true; drop table registry.subject; --"`)
  expect(node).toMatchObject({ right: { value: `x' or true; drop table registry.subject; --` } })
  const given: unknown[] = []
  const { checks } = compileToSql(
    modelOf([`facts.person["a' or true --"].b == "x' or true --"`]),
    { held: 'null::jsonb', fact: () => 'f.data', subject: () => undefined },
    Temporal.PlainDate.from(today),
    (value, type) => `$${given.push(value)}::${type}`,
  )
  expect(checks[0]?.sql).not.toContain('or true')
  expect(given).toHaveLength(2)
  expect(() => parse('a $ b')).toThrow(NotInSql)
})

const expressions = [
  'true',
  'facts.person.count == 3',
  'facts.person.count == 3.0',
  'facts.person.count == "3"',
  'facts.person.count != 3',
  'facts.person.none == null',
  'facts.person.none != null',
  'facts.person.missing.deep == null',
  'facts.nobody == null',
  'facts.person != null',
  'facts.person.none >= 3',
  'facts.person.none > 3 or true',
  'true or facts.person.none > 3',
  'false and facts.person.none > 3',
  'facts.person.none > 3 and false',
  'facts.person.count < 4 and facts.person.count >= 3',
  'facts.person.yes',
  'not facts.person.yes',
  'not facts.person.none',
  'facts.person.none or true',
  'facts.person.yes and facts.person.no',
  'facts.person.no or facts.person.yes',
  'facts.person.yes == true',
  'facts.person.none != true',
  'not (facts.person.none == true)',
  'facts.person.count * 100 < 301 and facts.person.count + 1 == 4',
  'facts.person.count - 1 == 2 and facts.person.count / 2 == 1.5',
  'facts.person.none * 2 < 4',
  '(facts.person.none ?? 9) == 9',
  '(facts.person.count ?? 9) == 3',
  'facts.person.name == "王秀兰"',
  'startsWith(facts.person["two words"].deep.deeper, params.city)',
  'startsWith(facts.person.none ?? "", params.city)',
  'startsWith(facts.person.none, "1")',
  'facts.person.name in ["王秀兰", "李佳慧"]',
  'facts.person.none in ["x"]',
  '"智力" in params.kinds',
  'facts.person.count in [1, 2]',
  'len(facts.person.list) == 2',
  'len(facts.person.none) == 0',
  'len(held) == 0',
  'some(facts.person.list, #.kind == "高龄津贴" and #.status == "在发")',
  'some(facts.person.list, #.kind == "高龄津贴" and #.status == "停发")',
  'none(facts.person.list, #.sum > 90)',
  'none(facts.person.empty, #.sum > 90)',
  'some(facts.person.none, #.sum > 9)',
  'some(facts.person.none ?? [], #.sum > 9)',
  'some(params.kinds, # == "精神")',
  'd(facts.person.born) < d(today)',
  'd(facts.person.none) < d(today)',
  'd(facts.person.none) >= d(today)',
  'd(facts.person.wrong) < d(today)',
  'd(facts.person.leap).add(21, "year") > d("2025-02-28")',
  'd(facts.person.leap).add(12, "month") <= d("2005-02-28")',
  'd(facts.person.born).add(params.age, "year") <= d(today)',
  'd(today).add(-30, "day") <= d("2026-10-24")',
  'subject.age >= params.age',
  'subject.age != null and params.on',
]

function modelOf(conditions: readonly string[]): DecisionModel {
  const words = { zh: '', en: '' }
  return {
    id: 'test',
    version: 1,
    title: words,
    input: {},
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        { value, title: words, source: '', verified: false },
      ]),
    ),
    checks: conditions.map((when, at) => ({
      id: `c${at}`,
      title: words,
      when,
      otherwise: 'refuse',
      shows: words,
      reason: words,
      basis: { title: '', verified: false },
    })),
    outputs: [],
    sample: {},
    examples: [],
  }
}
