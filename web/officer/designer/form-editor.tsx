import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Form } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'
import { useDesk } from './desk.ts'
import { FieldEditor } from './field-editor.tsx'
import { inGroup, isRequired, movedUp, withNewField, withoutField } from './form-fields.ts'
import { FindingsAt } from './parts/findings-at.tsx'
import { Choose, Pair } from './parts/inputs.tsx'
import { RowTools } from './parts/rows.tsx'

/** The form, group by group; one field is open at a time. */
export function FormEditor() {
  const t = useText(text)
  const { body, write } = useDesk()
  const [open, setOpen] = useState<string>()
  const { form } = body
  const change = (changed: Form) => write('form', changed)
  return (
    <div className="design-form">
      <FindingsAt exactly path="form.schema" />
      <FindingsAt exactly path="form.schema.required" />
      <FindingsAt path="form.groups" />
      {form.groups.map((group, at) => (
        <section key={group.id} className="design-rows">
          <h2>
            {t[group.kind]}
            <small className="mono">{group.id}</small>
          </h2>
          <Pair
            label={t.group}
            at={`form.groups.${at}.title`}
            value={group.title}
            onChange={(title) => change({ ...form, groups: form.groups.with(at, { ...group, title }) })}
          />
          <ol>
            {group.fields.map((name, index) => (
              <FieldRow
                key={name}
                name={name}
                isFirst={index === 0}
                isOpen={open === name}
                onOpen={() => setOpen(open === name ? undefined : name)}
              />
            ))}
          </ol>
          <NewField
            taken={Object.keys(form.fields)}
            onAdd={(name) => {
              change(withNewField(form, name, group.id))
              setOpen(name)
            }}
          />
        </section>
      ))}
    </div>
  )
}

function FieldRow({
  name,
  isFirst,
  isOpen,
  onOpen,
}: {
  readonly name: string
  readonly isFirst: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  const t = useText(text)
  const pick = usePick()
  const { body, mayWrite, write } = useDesk()
  const { form } = body
  const field = form.fields[name]
  if (!field) return null
  const label = pick(field.label) || name
  return (
    <li className={isOpen ? 'open' : ''}>
      <div className="design-row-body">
        <button type="button" className="design-open" aria-expanded={isOpen} onClick={onOpen}>
          <b>{label}</b>
          <span className="tag">{t[field.input]}</span>
          <span className="tag">{t[field.entry]}</span>
          {isRequired(form, name) ? <span className="tag">{t.required}</span> : null}
          {field.source ? <code>{field.source}</code> : null}
        </button>
        {isOpen ? (
          <>
            <FieldEditor name={name} field={field} />
            {mayWrite ? (
              <div className="design-line">
                <span className="design-label">{t.inGroup}</span>
                <Choose
                  label={t.inGroup}
                  value={form.groups.find(({ fields }) => fields.includes(name))?.id}
                  options={form.groups.map((group) => ({
                    value: group.id,
                    label: pick(group.title) || group.id,
                  }))}
                  onChange={(id) => write('form', inGroup(form, name, id))}
                />
              </div>
            ) : null}
          </>
        ) : null}
        <FindingsAt path={`form.fields.${name}`} />
        <FindingsAt path={`form.schema.properties.${name}`} />
      </div>
      {mayWrite ? (
        <RowTools
          title={label}
          isFirst={isFirst}
          onUp={() => write('form', movedUp(form, name))}
          onRemove={() => write('form', withoutField(form, name))}
        />
      ) : null}
    </li>
  )
}

/** A field has a name that answers, conditions and rules know it by; it is given once. */
function NewField({
  taken,
  onAdd,
}: {
  readonly taken: readonly string[]
  readonly onAdd: (name: string) => void
}) {
  const t = useText(text)
  const { mayWrite } = useDesk()
  const [name, setName] = useState('')
  if (!mayWrite) return null
  const isFit = /^[a-z][A-Za-z0-9]{0,39}$/.test(name) && !taken.includes(name)
  return (
    <form
      className="design-add"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isFit) return
        onAdd(name)
        setName('')
      }}
    >
      <Input
        aria-label={t.newName}
        placeholder={t.newName}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button size="small" htmlType="submit" disabled={!isFit}>
        {t.add}
      </Button>
    </form>
  )
}

const text = catalogue({
  known: ['政府已有，核对就行', 'Known, to be checked'],
  ask: ['要问的', 'Asked'],
  act: ['办理时由工作人员填', 'Filled in by officers'],
  group: ['这一组的标题', 'Title of the group'],
  inGroup: ['放在哪一组', 'In which group'],
  required: ['必填', 'required'],
  newName: ['新字段的名字（英文字母开头，如 mealPlan）', 'Name of a new field, such as mealPlan'],
  add: ['加字段', 'Add a field'],
  text: ['文字', 'text'],
  'long-text': ['长文字', 'long text'],
  number: ['数字', 'number'],
  date: ['日期', 'date'],
  choice: ['单选', 'one choice'],
  choices: ['多选', 'several choices'],
  phone: ['手机号', 'telephone'],
  'yes-no': ['是或否', 'yes or no'],
  locked: ['预填，不能改', 'prefilled, locked'],
  declared: ['预填，可以改', 'prefilled, may be changed'],
  asked: ['请人填', 'asked'],
})
