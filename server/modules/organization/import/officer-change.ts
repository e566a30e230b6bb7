import type { Words } from '#platform/tabular'
import type { OfficerGroup } from './officer-groups.ts'
import type { PlannedHolding } from './plan-holdings.ts'
import type { Change } from './planned.ts'
import type { OfficerState, PostState, UnitState } from './state.ts'

/** A new officer, or what changes of a known one. */
export function officerChange({ lines: [{ file, line }], before, after }: OfficerGroup): Change {
  const about = {
    of: 'officer',
    id: after.id,
    label: `${after.name} ${after.staffNumber}`,
    file,
    line,
  } as const
  if (!before)
    return { ...about, what: 'add', words: { zh: `${after.validFrom}起`, en: `from ${after.validFrom}` } }
  const told: Words[] = [
    [before.name, after.name, '姓名', 'name'] as const,
    [before.staffNumber, after.staffNumber, '工号', 'staff number'] as const,
    [before.validFrom, after.validFrom, '起', 'from'] as const,
  ]
    .filter(([from, to]) => from !== to)
    .map(([from, to, zh, en]) => ({ zh: `${zh} ${from} → ${to}`, en: `${en} ${from} → ${to}` }))
  if (before.idDigest !== after.idDigest) told.push({ zh: '记下了身份证号', en: 'identity number recorded' })
  return {
    ...about,
    what: 'change',
    words: { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') },
  }
}

/** A post taken, changed, or ended. */
export function holdingChange(
  { after, before, place }: PlannedHolding,
  officer: OfficerState,
  posts: { get(id: string): PostState | undefined },
  units: ReadonlyMap<string, UnitState>,
): Change {
  const post = posts.get(after.postId)
  const unit = post && units.get(post.unitId)
  const where = `${unit?.shortName ?? ''} ${post?.name ?? ''}（${post?.role ?? ''}）`
  const about = {
    of: 'holding',
    id: after.id,
    label: `${officer.name} ${officer.staffNumber}`,
    file: place.file,
    line: place.line,
  } as const
  const period = (zh: boolean) =>
    zh
      ? `${after.validFrom}起${after.validTo ? `，至${after.validTo}` : ''}${after.main ? '' : '，兼岗'}`
      : `from ${after.validFrom}${after.validTo ? ` to ${after.validTo}` : ''}${after.main ? '' : ', a further post'}`
  const words = { zh: `${where} ${period(true)}`, en: `${where} ${period(false)}` }
  const isEnded = before !== undefined && before.validTo !== after.validTo && after.validTo !== null
  return { ...about, what: before === undefined ? 'add' : isEnded ? 'end' : 'change', words }
}
