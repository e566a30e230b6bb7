import type { Service, ServiceCall } from '#modules/case'
import { officersOf, type PostedOfficer } from '#modules/organization'
import { dateOf } from '#platform/clock'
import { sm3Hex } from '#platform/crypto'
import type { Platform } from '#platform/runtime'
import { commit, draw, isAsCommitted, type Commitment } from './draw.ts'

/** 至少两名执法人员 (行政处罚法第四十二条第一款). */
const AT_LEAST = 2

/**
 * Service `inspection.commit`: settles which officers of the deciding unit may be drawn, before anybody can know by what. Told `role`, and
 * `posts`, a word that the names of their posts have. Answers `committed`, or `short` where there are too few.
 */
export const commitInspection: Service = async (platform, call) => {
  const officers = await inspectors(platform, call)
  const lots = officers.map(({ staffNumber, name }) => ({ number: staffNumber, name }))
  // Of the call's own id: asked twice, it settles on the same.
  const commitment = commit(lots, sm3Hex(call.callId).slice(0, 32))
  return officers.length < AT_LEAST
    ? { answer: 'short', note: `只有${officers.length}名执法人员` }
    : {
        answer: 'committed',
        note: `名单${lots.length}人，承诺值${commitment.digest}`,
        finding: { record: { ...commitment } },
      }
}

/**
 * Service `inspection.draw`: draws two officers by SM3(commitment ‖ public value) from the list settled on, and names them for the seats
 * of the visit. Told `commitment`, the stage that settled the list; `value`, the field with the public value; `conflicts`, the field with
 * the staff numbers of whom an interest keeps away; and `role` and `posts` as before. Answers `drawn`, or `short`.
 */
export const drawInspection: Service = async (platform, call) => {
  const { state, told } = call
  const commitment = state.findings[told['commitment'] ?? '']?.record as Commitment | undefined
  const value = state.answers[told['value'] ?? '']
  if (!commitment || !isAsCommitted(commitment) || typeof value !== 'string')
    throw new TypeError('drawn without a commitment or without a public value')
  const officers = new Map((await inspectors(platform, call)).map((each) => [each.staffNumber, each]))
  const conflicts = new Set([state.answers[told['conflicts'] ?? ''] ?? []].flat().map(String))
  const passOver = new Set(
    commitment.list
      .map(({ number }) => number)
      .filter((number) => conflicts.has(number) || !officers.has(number)),
  )
  const drawn = draw(commitment, value, { size: AT_LEAST, passOver })
  const named = drawn.drawn.flatMap((number) => officers.get(number) ?? [])
  const record = { ...drawn }
  if (named.length < AT_LEAST) return { answer: 'short', note: '回避以后人数不足', finding: { record } }
  const { unit } = call.base
  return {
    answer: 'drawn',
    note: `抽中${named.map(({ name }) => name).join('、')}，种子${drawn.seed}`,
    finding: {
      record,
      officers: named.map(({ officerId, name, role }) => ({
        officer: { id: officerId, name },
        role,
        unitId: unit.id,
        unitName: unit.name,
        unitPath: unit.path,
      })),
    },
  }
}

/** Who of the unit may be drawn today. */
async function inspectors(platform: Platform, { base, told }: ServiceCall): Promise<PostedOfficer[]> {
  const officers = await officersOf(platform.database.read, base.unit.id, dateOf(platform.clock.now()))
  return officers.filter(
    ({ role, postName }) => role === told['role'] && postName.includes(told['posts'] ?? ''),
  )
}
