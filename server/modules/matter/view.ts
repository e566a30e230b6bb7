import {
  legsIn,
  matterKinds,
  type DecisionModel,
  type Localized,
  type MatterSummary,
  type MatterView,
  type OfficerPrincipal,
  type ServiceItem,
  type Stage,
  type WorkMatter,
  type WorkSummary,
} from '#contract'
import { digestOf } from '#modules/decision'
import { mayFile } from '#modules/access'
import type { Resolved } from '#modules/law'
import { unitKinds } from '#modules/organization'
import { compressionOf } from './compression.ts'
import type { MatterItem, PublishedService } from './matter.ts'

export function summaryView(definition: ServiceItem): MatterSummary {
  const { slug, version, kind, name, title, summary, applicants, department, handling, periods, visits } =
    definition
  const compression = compressionOf(periods)
  return {
    slug,
    version,
    kind,
    kindName: matterKinds[kind],
    name,
    title,
    summary,
    applicants,
    department,
    departmentName: departmentName(department),
    handling,
    promised: periods.promised,
    compression: compression ? { percent: compression.percent, low: compression.isLow } : null,
    visits,
    legs: Object.keys(legsIn(definition.flow)).length,
  }
}

/** Work as an officer sees it in a list; `functions` are the kinds that the officer's unit answers for. */
export function workView(
  definition: WorkMatter,
  officer: OfficerPrincipal,
  functions: readonly string[],
): WorkSummary {
  const { slug, version, kind, name, title, summary, applicants, department, periods, filedBy } = definition
  const period = periods.statutory ?? periods.promised
  return {
    slug,
    version,
    kind,
    kindName: matterKinds[kind],
    name,
    title,
    summary,
    applicants,
    department,
    departmentName: departmentName(department),
    ...(period ? { period } : {}),
    mayFile: definition.channels.includes('internal') && mayFile(officer, filedBy, functions),
  }
}

export function itemView({ itemCode, level, region, unit }: MatterItem) {
  return {
    itemCode,
    level,
    region: { code: region.code, name: region.name },
    unit: { id: unit.id, name: unit.name, code: unit.code },
  }
}

/** The words of the law that were found, by the address that cites them. */
export function articleViews(resolved: ReadonlyMap<string, Resolved>): MatterView['articles'] {
  return Object.fromEntries(
    [...resolved].map(([address, { citation, words, statute }]) => [
      address,
      { citation, words, version: String(statute.version) },
    ]),
  )
}

export function matterView(
  matter: PublishedService,
  found: {
    item: MatterItem | undefined
    items: readonly MatterItem[]
    articles: ReadonlyMap<string, Resolved>
    /** Everything that is offered now, by slug. */
    offered: ReadonlyMap<string, ServiceItem>
  },
): MatterView {
  const { definition, digest, publishedAt } = matter
  const {
    basicCode,
    codeVerified,
    level,
    supervisor,
    keywords,
    legalBasis,
    conditions,
    materials,
    periods,
    specialProcedures,
    fee,
    onlineDepth,
    channels,
    result,
    replacedMinutes,
    contact,
    guide,
    form,
  } = definition
  const sourced = Object.values(form.fields).filter(
    (field) => field.source !== undefined || (field.options && !Array.isArray(field.options)),
  ).length
  return {
    ...summaryView(definition),
    digest,
    publishedAt: publishedAt.toString(),
    basicCode,
    codeVerified,
    level,
    ...(supervisor ? { supervisor: departmentName(supervisor) } : {}),
    keywords,
    legalBasis,
    conditions,
    materials,
    periods,
    specialProcedures,
    fee,
    onlineDepth,
    channels,
    result: { kind: result.kind, name: result.name },
    replacedMinutes,
    contact,
    guide,
    fields: { sourced, asked: Object.keys(form.fields).length - sourced },
    groups: form.groups,
    steps: Object.entries(definition.flow.stages).map(([id, stage]) => stepView(id, stage)),
    ...(definition.decision ? { rules: rulesView(definition.decision) } : {}),
    articles: articleViews(found.articles),
    linked: linkedView(definition, found.offered),
    wholes: wholesView(definition.slug, found.offered),
    ...(found.item ? { item: itemView(found.item) } : {}),
    items: found.items.map(itemView),
  }
}

/** The matters handled as one; a leg that is not offered now is left out. */
function linkedView({ flow }: ServiceItem, offered: ReadonlyMap<string, ServiceItem>): MatterView['linked'] {
  return Object.entries(legsIn(flow)).flatMap(([name, { title, matter, after, required, when }]) => {
    const found = offered.get(matter)
    return found
      ? [
          {
            name,
            title,
            matter,
            departmentName: departmentName(found.department),
            handling: found.handling,
            promised: found.periods.promised,
            after,
            required,
            conditional: when !== undefined,
          },
        ]
      : []
  })
}

function wholesView(slug: string, offered: ReadonlyMap<string, ServiceItem>): MatterView['wholes'] {
  return [...offered.values()]
    .filter(({ flow }) => Object.values(legsIn(flow)).some(({ matter }) => matter === slug))
    .map((whole) => ({ slug: whole.slug, title: whole.title }))
}

function stepView(id: string, stage: Stage): MatterView['steps'][number] {
  if (stage.kind !== 'task') return { id, kind: stage.kind, title: stage.title }
  return {
    id,
    kind: stage.kind,
    title: stage.title,
    assignee: stage.assignee.role ?? stage.assignee.name,
    ...(stage.period ? { period: stage.period } : {}),
  }
}

function rulesView(model: DecisionModel): NonNullable<MatterView['rules']> {
  return {
    model: model.id,
    version: model.version,
    digest: digestOf(model),
    checks: model.checks.map(({ id, title, otherwise, basis }) => ({ id, title, otherwise, basis })),
    params: Object.entries(model.params).map(([id, { title, value, source, verified }]) => ({
      id,
      title,
      value,
      source,
      verified,
    })),
    outputs: model.outputs.map(({ id, title }) => ({ id, title })),
  }
}

export function departmentName(kind: string): Localized {
  const found = unitKinds[kind]
  return found ? { zh: found.zh, en: found.en } : { zh: kind, en: kind }
}
