import { Input, Switch } from 'antd'
import { catalogue, usePick, useText } from '#web/ui'
import { useDesk, type Body } from './desk.ts'
import { Basis, Choose, Line, Pair } from './parts/inputs.tsx'
import { Rows } from './parts/rows.tsx'

type Material = Body['materials'][number]

/** The materials: what they are, when they are asked for, who makes them, in which form, and where government has them. */
export function MaterialsEditor() {
  const t = useText(text)
  const { body, write } = useDesk()
  const empty: Material = {
    id: '',
    name: { zh: '', en: '' },
    required: 'always',
    source: 'applicant',
    form: 'electronic',
    copies: 1,
    basis: { title: t.local, verified: false },
    standard: { zh: '', en: '' },
  }
  return (
    <div className="design-form">
      <Rows
        title={t.materials}
        at="materials"
        rows={body.materials}
        empty={empty}
        onChange={(materials) => write('materials', materials)}
      >
        {(material, change, index) => (
          <MaterialRow material={material} at={`materials.${index}`} change={change} />
        )}
      </Rows>
    </div>
  )
}

function MaterialRow({
  material,
  at,
  change,
}: {
  readonly material: Material
  readonly at: string
  readonly change: (material: Material) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { names, mayWrite } = useDesk()
  const { held, ...rest } = material
  const options = <T extends Exclude<keyof typeof t, number | symbol>>(values: readonly T[]) =>
    values.map((value) => ({ value, label: t[value] }))
  return (
    <>
      <Pair
        label={t.name}
        at={`${at}.name`}
        value={material.name}
        onChange={(name) => change({ ...material, name })}
      />
      <Line label={t.id} at={`${at}.id`}>
        {(id) => (
          <Input
            id={id}
            disabled={!mayWrite}
            value={material.id}
            onChange={({ target }) => change({ ...material, id: target.value })}
          />
        )}
      </Line>
      <div className="design-line">
        <span className="design-label">{t.required}</span>
        <Choose
          label={t.required}
          value={material.required}
          options={options(['always', 'when-applicable'] as const)}
          onChange={(required) => change({ ...material, required })}
        />
      </div>
      <div className="design-line">
        <span className="design-label">{t.source}</span>
        <Choose
          label={t.source}
          value={material.source}
          options={options(['applicant', 'government', 'other'] as const)}
          onChange={(source) => change({ ...material, source })}
        />
      </div>
      <div className="design-line">
        <span className="design-label">{t.form}</span>
        <Choose
          label={t.form}
          value={material.form}
          options={options(['electronic', 'paper', 'either'] as const)}
          onChange={(form) => change({ ...material, form })}
        />
      </div>
      <Line label={t.held}>
        {(id) => (
          <Switch
            id={id}
            disabled={!mayWrite}
            checked={held !== undefined}
            onChange={(isHeld) => {
              const [library] = names.libraries
              change(
                isHeld && library ? { ...rest, held: { library: library.id, label: library.name } } : rest,
              )
            }}
          />
        )}
      </Line>
      {held ? (
        <div className="design-line">
          <span className="design-label">{t.library}</span>
          <Choose
            label={t.library}
            value={held.library}
            options={names.libraries.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            onChange={(id) => {
              const library = names.libraries.find((each) => each.id === id)
              if (library) change({ ...material, held: { library: id, label: library.name } })
            }}
          />
        </div>
      ) : null}
      <Pair
        label={t.standard}
        at={`${at}.standard`}
        value={material.standard}
        onChange={(standard) => change({ ...material, standard })}
      />
      <Basis value={material.basis} onChange={(basis) => basis && change({ ...material, basis })} />
    </>
  )
}

const text = catalogue({
  materials: ['材料', 'Materials'],
  local: ['本地规定（待核）', 'Local rule (to be verified)'],
  name: ['名称', 'Name'],
  id: ['代号', 'Id'],
  required: ['要不要', 'Required'],
  always: ['必要', 'always'],
  'when-applicable': ['有这种情况才要', 'where it applies'],
  source: ['谁出的', 'Made by'],
  applicant: ['申请人自备', 'the applicant'],
  government: ['政府部门', 'government'],
  other: ['其他单位', 'another body'],
  form: ['形式', 'Form'],
  electronic: ['电子', 'electronic'],
  paper: ['纸质', 'paper'],
  either: ['都行', 'either'],
  held: ['政府已有，免提交', 'Held by government'],
  library: ['在哪个库', 'In which library'],
  standard: ['受理标准', 'What makes it right'],
})
