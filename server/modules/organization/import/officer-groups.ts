import type { FilePlace, LineFault, Words } from '#platform/tabular'
import type { OfficerLine } from './line.ts'
import type { PlanContext } from './planned.ts'
import type { OfficerState } from './state.ts'

/** All lines that speak of one person, and the officer they mean where that is known. */
export interface OfficerGroup {
  readonly lines: readonly [OfficerLine, ...OfficerLine[]]
  readonly before: OfficerState | undefined
  readonly after: OfficerState
  readonly phone: string
}

/** Puts lines of one person together (a number in common) and finds whom they mean. */
export function groupOfficers(
  lines: readonly OfficerLine[],
  context: PlanContext,
): { groups: readonly OfficerGroup[]; faults: readonly LineFault[] } {
  const faults: LineFault[] = []
  const refuse = ({ file, line }: FilePlace, words: Words) => void faults.push({ file, line, words })
  const groups = sameNumbers(lines, context.digestOf).flatMap(
    (group) => officerOf(group, context, refuse) ?? [],
  )
  const phones = new Map<string, OfficerGroup>()
  for (const group of groups) {
    const other = phones.get(group.phone)
    if (other)
      refuse(group.lines[0], {
        zh: `第${other.lines[0].line}行的另一个人也用这个手机号，手机号就是账号，不能共用`,
        en: `Somebody else on line ${other.lines[0].line} has this phone number; it is the account name and cannot be shared`,
      })
    else phones.set(group.phone, group)
  }
  return { groups, faults }
}

/** Lines that share a number, directly or through another line. Whoever has none is known by telephone. */
function sameNumbers(lines: readonly OfficerLine[], digestOf: PlanContext['digestOf']) {
  const groupOf = new Map<string, readonly OfficerLine[]>()
  const keysOf = ({ staffNumber, idNumber, phone }: OfficerLine) => [
    ...(staffNumber ? [`staff ${staffNumber}`] : []),
    ...(idNumber ? [`id ${digestOf(idNumber)}`] : []),
    ...(staffNumber || idNumber ? [] : [`phone ${phone}`]),
  ]
  for (const line of lines) {
    const met = new Set(keysOf(line).map((key) => groupOf.get(key)))
    const group = [...[...met].flatMap((one) => one ?? []), line]
    for (const each of group) for (const key of keysOf(each)) groupOf.set(key, group)
  }
  return [...new Set(groupOf.values())]
}

function officerOf(
  lines: readonly OfficerLine[],
  context: PlanContext,
  refuse: (place: FilePlace, words: Words) => void,
): OfficerGroup | undefined {
  const [first, ...more] = lines
  if (!first) return undefined
  const differing = differenceIn(first, more)
  if (differing) {
    refuse(differing.line, differing.words)
    return undefined
  }
  const { digestOf, newId } = context
  const staffNumber = lines.flatMap((line) => line.staffNumber ?? [])[0]
  const idDigest = lines.flatMap(({ idNumber }) => (idNumber ? digestOf(idNumber) : []))[0]
  const found = findOfficer({ ...first, staffNumber, idDigest }, context)
  if (found && 'zh' in found) {
    refuse(first, found)
    return undefined
  }
  const earliest = lines.map(({ from }) => String(from)).toSorted()[0] ?? ''
  const after: OfficerState = {
    id: found?.id ?? newId(),
    staffNumber: staffNumber ?? found?.staffNumber ?? numberMade(idDigest ?? digestOf(first.phone)),
    idDigest: idDigest ?? found?.idDigest ?? null,
    name: first.name,
    validFrom: found && found.validFrom < earliest ? found.validFrom : earliest,
    validTo: found?.validTo ?? null,
  }
  return { lines: [first, ...more], before: found, after, phone: first.phone }
}

/** The line that says something else of the same person. */
function differenceIn(first: OfficerLine, more: readonly OfficerLine[]) {
  const told = [
    ['name', '姓名', 'name'],
    ['phone', '手机号', 'phone number'],
    ['staffNumber', '工号', 'staff number'],
    ['idNumber', '身份证号', 'identity number'],
  ] as const
  for (const [key, zh, en] of told) {
    const said = [first, ...more].find((line) => line[key] !== undefined)?.[key]
    const line = more.find((each) => each[key] !== undefined && each[key] !== said)
    if (line)
      return {
        line,
        words: {
          zh: `与第${first.line}行是同一个人，${zh}却不一样`,
          en: `The same person as on line ${first.line}, with another ${en}`,
        },
      }
  }
  return undefined
}

/** The known officer who is meant, or why that cannot be told. */
function findOfficer(
  asked: { name: string; phone: string; staffNumber: string | undefined; idDigest: string | undefined },
  { state, accounts }: PlanContext,
): OfficerState | Words | undefined {
  const { staffNumber, idDigest } = asked
  const account = accounts.get(asked.phone)
  const numbered = state.officers.filter(
    (officer) =>
      (staffNumber !== undefined && officer.staffNumber === staffNumber) ||
      (idDigest !== undefined && officer.idDigest === idDigest),
  )
  // Somebody who was only ever known by telephone, as the first administrator is.
  const phoned = state.officers.filter(
    ({ id, name, idDigest: known }) =>
      id === account?.officerId && name === asked.name && (known === null || known === idDigest),
  )
  const [found, second] = numbered.length > 0 ? numbered : phoned
  if (second)
    return {
      zh: '身份证号和工号在库里是两个人的',
      en: 'The identity number and the staff number belong to two different people',
    }
  if (found?.idDigest && idDigest && found.idDigest !== idDigest)
    return {
      zh: '这个工号在库里是另一个身份证号的',
      en: 'This staff number belongs to another identity number',
    }
  if (account && account.officerId !== found?.id)
    return {
      zh: '这个手机号已经是另一位工作人员的账号',
      en: 'This phone number is the account of another officer',
    }
  return found
}

/** A number for who has none: the same digest gives the same, and it tells nothing of the person. */
function numberMade(idDigest: string): string {
  return `P${(BigInt(`0x${idDigest.slice(0, 16)}`) % 1_000_000_000_000n).toString().padStart(12, '0')}`
}
