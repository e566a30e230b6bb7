import { NotInSql, type Node, type Sign } from './syntax.ts'

/** A value in SQL: of its own type, or JSON as a library holds it, where JSON's null is SQL's. */
export interface Written {
  readonly sql: string
  readonly type: 'boolean' | 'number' | 'text' | 'date' | 'json'
  /** Of its own type, and yet may be nothing without anything having failed, as JSON may. */
  readonly orNothing?: true
}

/** What the names of an expression stand for. */
export interface Names {
  /** The value below a name; undefined where there is no such name. */
  find(root: string, names: readonly string[]): Written | undefined
  /** A value as a parameter of the statement. */
  give(value: unknown, type: 'text::jsonb' | 'text' | 'date'): string
}

const NOTHING = 'null::jsonb'

/**
 * Writes an expression as SQL that is true where the engine says true, false where it says false, and null where the engine fails:
 * whoever is found by it would pass. Throws NotInSql.
 */
export function write(node: Node, names: Names): Written {
  switch (node.kind) {
    case 'literal':
      return literal(node.value, names)
    case 'list':
      return list(node.items, names)
    case 'path': {
      const found = names.find(node.root, node.names)
      if (!found)
        throw new NotInSql(`${[node.root, ...node.names].join('.')} is not known where people are looked for`)
      return found
    }
    case 'not':
      return truth(`not ${boolean(write(node.of, names))}`)
    case 'binary':
      return binary(node.sign, node.left, node.right, names)
    case 'call':
      return call(node.name, node.given, names)
    case 'method':
      return method(node, names)
  }
}

function literal(value: string | number | boolean | null, names: Names): Written {
  if (value === null) return { sql: NOTHING, type: 'json' }
  if (typeof value === 'boolean') return { sql: String(value), type: 'boolean' }
  return typeof value === 'number'
    ? { sql: `${value}::numeric`, type: 'number' }
    : { sql: `${names.give(value, 'text')}`, type: 'text' }
}

function binary(sign: Sign, left: Node, right: Node, names: Names): Written {
  const [a, b] = [write(left, names), write(right, names)]
  switch (sign) {
    // The engine looks at the right side only where the left does not settle it, and fails where the left is neither.
    case 'and':
      return truth(`case ${boolean(a)} when true then ${boolean(b)} when false then false end`)
    case 'or':
      return truth(`case ${boolean(a)} when true then true when false then ${boolean(b)} end`)
    case '==':
      return same(a, b, 'is not distinct from')
    case '!=':
      return same(a, b, 'is distinct from')
    case 'in':
      return truth(`coalesce(${array(b)} @> jsonb_build_array(${json(a)}), false)`)
    case '??':
      return { sql: `coalesce(${json(a)}, ${json(b)})`, type: 'json' }
    case '+':
    case '-':
    case '*':
      return { sql: `(${number(a)} ${sign} ${number(b)})`, type: 'number' }
    case '/':
      return { sql: `(${number(a)} / nullif(${number(b)}, 0))`, type: 'number' }
    default:
      // To the engine what is no date comes before every date; what is no number it cannot compare.
      return a.type === 'date' && b.type === 'date'
        ? truth(`coalesce(${a.sql}, '-infinity') ${sign} coalesce(${b.sql}, '-infinity')`)
        : truth(`${number(a)} ${sign} ${number(b)}`)
  }
}

/** JSON may hold nothing, and nothing equals nothing; a count or a sum of nothing has failed. */
function same(a: Written, b: Written, sign: string): Written {
  const isNothing = ({ sql }: Written) => sql === NOTHING
  const [one] = [a, b].filter((each) => each.orNothing)
  if (one && (isNothing(a) || isNothing(b))) return truth(`${one.sql} ${sign} null`)
  const failing = [a, b]
    .filter(({ type, orNothing }) => type !== 'json' && !orNothing)
    .map(({ sql }) => `${sql} is not null`)
  const equal = `${json(a)} ${sign} ${json(b)}`
  return truth(failing.length > 0 ? `case when ${failing.join(' and ')} then ${equal} end` : equal)
}

function list(items: readonly Node[], { give }: Names): Written {
  const values = items.map((item) => {
    if (item.kind !== 'literal') throw new NotInSql('a list holds values only')
    return item.value
  })
  return { sql: give(JSON.stringify(values), 'text::jsonb'), type: 'json' }
}

function call(name: string, given: readonly Node[], names: Names): Written {
  const [first, second] = given
  if (!first) throw new NotInSql(`${name}() of nothing`)
  if (name === 'd' && given.length === 1)
    return { sql: `decision.day(${text(write(first, names))})`, type: 'date' }
  if (name === 'len' && given.length === 1)
    return { sql: `jsonb_array_length(${array(write(first, names))})::numeric`, type: 'number' }
  if (!second || given.length !== 2) throw new NotInSql(`${name}() is not known where people are looked for`)
  if (name === 'startsWith')
    return truth(`starts_with(${text(write(first, names))}, ${text(write(second, names))})`)
  if (name === 'some' || name === 'none') {
    const list = array(write(first, names))
    const each = boolean(write(second, elementNames(names)))
    const some = `case when ${list} is not null then exists (select from jsonb_array_elements(${list}) as e (v) where ${each}) end`
    return truth(name === 'some' ? some : `not (${some})`)
  }
  throw new NotInSql(`${name}() is not known where people are looked for`)
}

/** `#` is the element at hand; an element within an element is not looked at. */
function elementNames(names: Names): Names {
  return {
    give: names.give,
    find: (root, below) =>
      root === '#' ? { sql: under('e.v', below, names), type: 'json' } : names.find(root, below),
  }
}

/** What JSON holds under these names. */
export function under(sql: string, names: readonly string[], { give }: Pick<Names, 'give'>): string {
  const path =
    names.length === 0 ? sql : `${sql} #> ${give(`{${names.map(quoted).join(',')}}`, 'text')}::text[]`
  return `nullif(${path}, 'null'::jsonb)`
}

function quoted(name: string): string {
  return `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

function method(node: Extract<Node, { kind: 'method' }>, names: Names): Written {
  const of = write(node.of, names)
  const [count, unit] = node.given
  const isUnit = unit?.kind === 'literal' && ['day', 'month', 'year'].includes(String(unit.value))
  if (of.type !== 'date' || node.name !== 'add' || !count || !isUnit)
    throw new NotInSql(`.${node.name}() is not known where people are looked for`)
  const many = `${number(write(count, names))}::int`
  return { sql: `(${of.sql} + make_interval(${String(unit.value)}s => ${many}))::date`, type: 'date' }
}

function truth(sql: string): Written {
  return { sql: `(${sql})`, type: 'boolean' }
}

/** A value as a condition: JSON that is neither true nor false is null. Throws NotInSql. */
export function boolean({ sql, type }: Written): string {
  if (type === 'boolean') return sql
  if (type === 'json') return `(case when jsonb_typeof(${sql}) = 'boolean' then (${sql})::boolean end)`
  throw new NotInSql(`${type} is neither true nor false`)
}

function number({ sql, type }: Written): string {
  if (type === 'number') return sql
  if (type === 'json') return `(case when jsonb_typeof(${sql}) = 'number' then (${sql})::numeric end)`
  throw new NotInSql(`${type} is no number`)
}

function text({ sql, type }: Written): string {
  if (type === 'text') return sql
  if (type === 'json') return `(case when jsonb_typeof(${sql}) = 'string' then ${sql} #>> '{}' end)`
  throw new NotInSql(`${type} is no text`)
}

function array({ sql, type }: Written): string {
  if (type === 'json') return `(case when jsonb_typeof(${sql}) = 'array' then ${sql} end)`
  throw new NotInSql(`${type} is no list`)
}

function json({ sql, type }: Written): string {
  if (type === 'json') return sql
  if (type === 'date') throw new NotInSql('dates are compared by their order')
  return `to_jsonb(${sql})`
}
