import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { MatterDefinition } from '#contract'
import { catalogue, Loading, useText } from '#web/ui'
import { compareDefinitions } from './compare-definitions.ts'
import { useMatterVersion } from './matter-data.ts'
import { MatterHistory } from './matter-history.tsx'

/** What changed from another version to this one, place by place. */
export function VersionChanges({
  slug,
  version,
  versions,
  before,
}: {
  readonly slug: string
  readonly version: MatterDefinition
  readonly versions: readonly { readonly version: number }[]
  readonly before?: number
}) {
  const t = useText(text)
  const [other, setOther] = useState(before)
  const others = versions.filter((each) => each.version !== version.version)
  if (others.length === 0 || (other === undefined && before === undefined && others[0] === undefined))
    return (
      <>
        <p className="muted">{t.only}</p>
        <MatterHistory slug={slug} />
      </>
    )
  const chosen = other ?? others[0]?.version ?? version.version
  return (
    <>
      <div className="version-pick-line">
        {t.with}
        <Select
          aria-label={t.with}
          value={chosen}
          onChange={setOther}
          options={others.map((each) => ({ value: each.version, label: t.edition(each.version) }))}
        />
      </div>
      <Changes slug={slug} version={version} other={chosen} />
      <MatterHistory slug={slug} />
    </>
  )
}

function Changes({
  slug,
  version,
  other,
}: {
  readonly slug: string
  readonly version: MatterDefinition
  readonly other: number
}) {
  const t = useText(text)
  const before = useMatterVersion(slug, other)
  const changes = useMemo(
    () =>
      (before === undefined ? [] : compareDefinitions(before, version)).filter(
        (change) => change.path !== 'version',
      ),
    [before, version],
  )
  if (before === undefined) return <Loading />
  if (changes.length === 0) return <p>{t.same}</p>
  return (
    <div className="table-scroll">
      <table className="table changes">
        <thead>
          <tr>
            <th scope="col">{t.where}</th>
            <th scope="col">{t.edition(other)}</th>
            <th scope="col">{t.edition(version.version)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <td className="mono">{change.path}</td>
              <td>
                {change.before === undefined ? (
                  <span className="muted">{t.absent}</span>
                ) : (
                  <del>{change.before}</del>
                )}
              </td>
              <td>
                {change.after === undefined ? (
                  <span className="muted">{t.absent}</span>
                ) : (
                  <ins>{change.after}</ins>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const text = catalogue({
  only: ['只有这一版', 'This is the only version'],
  with: ['和哪一版比', 'Compare with'],
  edition: [(version: number) => `第${version}版`, (version: number) => `Version ${version}`],
  same: ['两版一样', 'The two versions are the same'],
  where: ['哪里', 'Where'],
  absent: ['没有', 'absent'],
})
