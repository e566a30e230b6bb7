import { compileToSql, type CompiledRules } from '#modules/decision'
import type { PublishedMatter } from '#modules/matter'

export interface Statement extends CompiledRules {
  /** `from … where …` over people of alias `s`: those for whom every check holds that does not ask the applicant. */
  readonly from: string
  readonly where: string
  /** Values for $1, $2 … */
  readonly params: readonly (string | null)[]
}

/** People who would be granted a matter on a day, as far as the libraries can tell. The matter must have rules. */
export function statementFor(matter: PublishedMatter, today: Temporal.PlainDate): Statement {
  const { decision } = matter
  if (!decision) throw new TypeError(`${matter.definition.slug} has no rules`)
  const params: string[] = []
  const give = (value: unknown, type: string) => `$${params.push(String(value))}::${type}`
  const libraries = new Set<string>()
  const fact = (library: string) => {
    libraries.add(library)
    return `${alias(library)}.data`
  }
  const text = (sql: string) => ({ sql, type: 'text' }) as const
  const rules = compileToSql(
    decision.model,
    {
      held: `coalesce(h.list, '[]'::jsonb)`,
      fact,
      subject: (name) => {
        if (name === 'age') return { sql: ageOf(fact('population'), today), type: 'number', orNothing: true }
        if (name === 'sex')
          return { sql: `nullif(${fact('population')} -> 'sex', 'null'::jsonb)`, type: 'json' }
        if (name === 'kind') return text('s.kind')
        if (name === 'identifier') return text('s.identifier')
        if (name === 'name') return text('s.name')
        return name === 'regionCode' ? text('s.region_code') : undefined
      },
    },
    today,
    give,
  )
  const joins = [...libraries].map(
    (library) =>
      `left join (select subject_id, data from offer.fact where library = ${give(library, 'text')}) ${alias(library)} on ${alias(library)}.subject_id = s.id`,
  )
  const held = `left join (
      select holder_id, jsonb_agg(held) as list from offer.holding
      where slug = ${give(matter.definition.slug, 'text')} and (valid_until is null or valid_until >= ${give(today.toString(), 'date')})
      group by holder_id) h on h.holder_id = s.id`
  return {
    ...rules,
    from: ['offer.person s', ...joins, held].join('\n    '),
    where: rules.checks.map(({ sql }) => sql).join('\n      and ') || 'true',
    params,
  }
}

/** Full years since the day of birth, as registry's ageOn counts them: who was born on 29 February is a year older on 1 March. */
function ageOf(population: string, { year, month, day }: Temporal.PlainDate): string {
  const born = `${population} ->> 'birthDate'`
  const today = [month, day].map((part) => String(part).padStart(2, '0')).join('-')
  return `(case when ${born} ~ '^\\d{4}-\\d\\d-\\d\\d$'
    then ${year} - substr(${born}, 1, 4)::int - (substr(${born}, 6) > '${today}')::int end)::numeric`
}

function alias(library: string): string {
  return `f_${library.replaceAll('-', '_')}`
}
