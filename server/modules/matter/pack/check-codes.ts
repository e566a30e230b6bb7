import { checkCreditCode, checkMatterCode, isServiceItem, type MatterDefinition } from '#contract'
import { unitKinds } from '#modules/organization'
import type { Place } from './place.ts'

/** Codes, departments and periods of the 实施清单 agree with each other and with the law. */
export function checkCodes(definition: MatterDefinition): Place[] {
  return [
    ...checkCode(definition),
    ...checkDepartments(definition),
    ...checkPeriods(definition),
    ...checkMaterials(definition),
  ]
}

function checkCode({ basicCode, kind, result }: MatterDefinition): Place[] {
  const code = checkMatterCode(basicCode)
  if (!code.ok) return [['basicCode', code.message.en]]
  const places: Place[] = []
  // GB/T 39554.1-2020: positions 3 and 4 of the basic code are the kind of matter.
  if (code.type !== kind)
    places.push(['basicCode', `positions 3 and 4 say kind ${code.type}, the matter says ${kind}`])
  const type = (result?.certificate ?? result?.document)?.typeCode
  if (type === undefined) return places
  // GB/T 36904-2018: the credit code of the defining body and three digits.
  const body = checkCreditCode(type.slice(0, 18))
  if (!body.ok) places.push(['result.certificate.typeCode', body.message.en])
  if (!/^\d{3}$/.test(type.slice(18)))
    places.push(['result.certificate.typeCode', 'must end in three digits'])
  return places
}

function checkDepartments(definition: MatterDefinition): Place[] {
  const { department, supervisor } = definition
  const filing = isServiceItem(definition) ? [] : (definition.filedBy.departments ?? [])
  return [
    ['department', department] as const,
    ['supervisor', supervisor] as const,
    ...filing.map((kind) => ['filedBy.departments', kind] as const),
  ]
    .filter(([, kind]) => kind !== undefined && !Object.hasOwn(unitKinds, kind))
    .map(([path, kind]) => [path, `${kind} is no kind of department`])
}

function checkPeriods(definition: MatterDefinition): Place[] {
  if (!isServiceItem(definition)) return []
  const { kind, handling } = definition
  const { statutory, promised } = definition.periods
  const places: Place[] = []
  if (statutory.unit === promised.unit && promised.count > statutory.count)
    places.push(['periods.promised', `${promised.count} is longer than the statutory ${statutory.count}`])
  if (handling === 'instant' && promised.count !== 0)
    places.push(['periods.promised', 'what is handled at once is promised in 0 days'])
  // 行政许可法第八十二条: periods of that law are counted in working days.
  if (kind === '01' && [statutory, promised].some(({ unit }) => unit !== 'working'))
    places.push(['periods', 'periods of a licence are counted in working days (law:行政许可法#82)'])
  return places
}

function checkMaterials({ materials }: MatterDefinition): Place[] {
  return materials.flatMap(({ id, held, source, certificates }, index): Place[] => {
    const path = `materials.${index}`
    const places: Place[] = []
    if (materials.findIndex((other) => other.id === id) < index) places.push([path, `${id} is there twice`])
    if (!held && !certificates && source === 'government')
      places.push([
        path,
        `${id} is made by government; say which library holds it, or whose certificates answer for it (国务院令第716号第七条)`,
      ])
    return places
  })
}
