import { checkCreditCode, checkIdNumber } from '#contract'
import { dateOf, TIME_ZONE } from '#platform/clock'
import { dateInCell, isPlainText, type LineFault, type Words } from '#platform/tabular'
import { libraries, type LibraryKey, type SubjectKind } from '../libraries/index.ts'
import type { Library } from '../libraries/library.ts'
import { findFieldLabel } from '../registry.ts'
import { valueBy, type Source } from './convert.ts'
import type { FieldRule, Mapping } from './mapping.ts'

/** A row of a source file, not yet judged. */
export interface SourceRow {
  readonly file: string
  readonly line: number
  /** Undefined where the line is no row at all; `words` then says why. */
  readonly source: Source | undefined
  readonly words?: Words
}

/** A row as a record of a library. */
export interface ImportedRecord {
  readonly file: string
  readonly line: number
  readonly library: LibraryKey
  readonly kind: SubjectKind
  readonly identifier: string
  readonly name: string
  readonly regionCode: string
  readonly asOf: string
  readonly sourceUnit: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Says which regions there are today (six digits). */
export type IsRegion = (code: string) => boolean

/** A row as a record, or everything that is wrong with it. No fault quotes what stands in the row. */
export function readRecordRow(
  row: SourceRow,
  mapping: Mapping,
  { now, isRegion }: { readonly now: Temporal.Instant; readonly isRegion: IsRegion },
): ImportedRecord | readonly LineFault[] {
  const { file, line, source } = row
  const faults: LineFault[] = []
  const refuse = (zh: string, en: string) => void faults.push({ file, line, words: { zh, en } })
  if (!source) {
    refuse(row.words?.zh ?? '读不懂', row.words?.en ?? 'not understood')
    return faults
  }
  const read = (rule: FieldRule, zh: string, en: string): unknown => {
    const converted = valueBy(rule, source)
    if ('value' in converted) return converted.value
    refuse(`${zh}读不懂`, `${en} cannot be read as its mapping says`)
    return undefined
  }
  const checked = checkedIdentifier(read(mapping.identifier, '号码', 'the identifier'), mapping.kind, now)
  if ('zh' in checked) refuse(checked.zh, checked.en)
  const name = read(mapping.name, '名称', 'the name')
  if (typeof name !== 'string' || !isPlainText(name) || name.length > 200)
    refuse('没有名称', 'There is no name')
  const asOf = instantOf(read(mapping.asOf, '确认时间', 'the as-of date'))
  if (!asOf) refuse('没有确认时间（as_of）', 'There is no as-of date')
  else if (Temporal.Instant.compare(asOf, now) > 0)
    refuse('确认时间在将来', 'The as-of date lies in the future')
  const data: Record<string, unknown> = {}
  const unread = new Set<string>()
  for (const [path, rule] of mapping.fields) {
    const label = findFieldLabel(mapping.kind, `${mapping.library}/${path}`) ?? path
    const before = faults.length
    const value = read(rule, label, path)
    if (faults.length > before) unread.add(path)
    if (value !== undefined) put(data, path.split('/'), value)
  }
  const told = mapping.region === undefined ? undefined : read(mapping.region, '区划', 'the region')
  if ('zh' in checked || !asOf || typeof name !== 'string') return faults
  const regionCode =
    typeof told === 'string' || typeof told === 'number' ? String(told).slice(0, 6) : regionIn(data, checked)
  if (!isRegion(regionCode)) refuse(`没有行政区划${regionCode}`, `There is no region ${regionCode}`)
  faults.push(...contentFaults(row, mapping, data, { identifier: checked.identifier, name }, unread))
  if (faults.length > 0) return faults
  const { library, kind, sourceUnit } = mapping
  return {
    file,
    line,
    library,
    kind,
    identifier: checked.identifier,
    name,
    regionCode,
    asOf,
    sourceUnit,
    data,
  }
}

function checkedIdentifier(given: unknown, kind: SubjectKind, now: Temporal.Instant) {
  if (typeof given !== 'string' && typeof given !== 'number')
    return { zh: '没有号码', en: 'There is no identifier' }
  const checked =
    kind === 'person' ? checkIdNumber(String(given), { today: dateOf(now) }) : checkCreditCode(String(given))
  if (!checked.ok) {
    // The message of a bad date quotes a part of the number.
    if (checked.reason === 'date' || checked.reason === 'future')
      return { zh: '身份证号里的出生日期不对', en: 'The birth date in the identity number is not right' }
    return checked.message
  }
  const code = 'addressCode' in checked ? checked.addressCode : checked.regionCode
  return { identifier: checked.value, code }
}

function contentFaults(
  { file, line }: SourceRow,
  { library, kind }: Mapping,
  data: Record<string, unknown>,
  subject: { identifier: string; name: string },
  unread: ReadonlySet<string>,
): LineFault[] {
  const schema = (libraries[library] as Library)[kind]
  const own = [
    ['idNumber', subject.identifier],
    ['creditCode', subject.identifier],
    ['name', subject.name],
  ] as const
  // What the record repeats of its subject is taken from the subject, which was checked.
  for (const [key, value] of own)
    if (schema && key in schema.shape && data[key] === undefined) data[key] = value
  const faults: LineFault[] = own
    .filter(([key, value]) => schema && key in schema.shape && data[key] !== value)
    .map(([key]) => {
      const label = findFieldLabel(kind, `${library}/${key}`) ?? key
      return {
        file,
        line,
        words: { zh: `${label}与号码一栏的不一样`, en: `${key} differs from that of the row` },
      }
    })
  // As JSON writes what PostgreSQL cannot keep: a NUL, half a character.
  if (/\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(JSON.stringify(data)))
    faults.push({
      file,
      line,
      words: { zh: '有不能保存的字符', en: 'It has characters that cannot be kept' },
    })
  const parsed = schema?.safeParse(withoutOwnSubject(library, kind, data))
  for (const issue of parsed?.success === false ? parsed.error.issues : []) {
    const path = issue.path.map(String).join('/')
    // What could not be read is told already.
    if (unread.has(path)) continue
    const label = findFieldLabel(kind, `${library}/${path}`) ?? path
    faults.push({
      file,
      line,
      words: { zh: `${label}缺少或写法不对`, en: `${path} is missing or not as it should be` },
    })
  }
  return faults
}

/** The representative's place in the registry is found by number when the record is written. */
function withoutOwnSubject(library: LibraryKey, kind: SubjectKind, data: Record<string, unknown>) {
  const { legalRep } = data
  if (library !== 'legal-entity' || kind !== 'entity' || typeof legalRep !== 'object') return data
  return { ...data, legalRep: { subjectId: NOBODY, ...legalRep } }
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

function regionIn(data: Readonly<Record<string, unknown>>, { code }: { code: string }): string {
  const place = data['hukou'] ?? data['domicile']
  const county = typeof place === 'object' && place !== null && 'county' in place ? place.county : undefined
  return typeof county === 'string' ? county.slice(0, 6) : code
}

/** A day is taken from its beginning in China; an instant as it stands. */
function instantOf(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined
  const day = dateInCell(given)
  if (day) return day.toZonedDateTime(TIME_ZONE).toInstant().toString()
  try {
    return Temporal.Instant.from(given).toString()
  } catch {
    return undefined
  }
}

function put(data: Record<string, unknown>, [head = '', ...rest]: readonly string[], value: unknown) {
  if (rest.length === 0) {
    data[head] = value
    return
  }
  // Items of a list are named by their numbers.
  data[head] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
  put(data[head] as Record<string, unknown>, rest, value)
}
