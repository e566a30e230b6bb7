import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import type { LooseFile, PeerMaterial } from '#contract'
import { ApiProblem, problemText, request, sendFile } from '#web/api'
import { catalogue, formatParts, formatBytes, useLanguage, usePick, useText } from '#web/ui'

/** Files and certificates that go with a case: material by material, what was put there, and more. */
export function LooseFiles({
  caseId,
  materials,
  files,
  onFiles,
}: {
  readonly caseId: string
  readonly materials: readonly PeerMaterial[]
  readonly files: readonly LooseFile[]
  readonly onFiles: (files: readonly LooseFile[]) => void
}) {
  return materials.map((material) => (
    <Material
      key={material.id}
      caseId={caseId}
      material={material}
      files={files.filter(({ slot }) => slot === material.id)}
      onFiles={onFiles}
    />
  ))
}

function Material({
  caseId,
  material,
  files,
  onFiles,
}: {
  readonly caseId: string
  readonly material: PeerMaterial
  readonly files: readonly LooseFile[]
  readonly onFiles: (files: readonly LooseFile[]) => void
}) {
  const t = useText(text)
  const pick = usePick()
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const params = { id: caseId, slot: material.id }
  const inTurn = async (act: () => Promise<{ files: readonly LooseFile[] }>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      onFiles((await act()).files)
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <fieldset className="dialog-field loose-files">
      <legend>
        {pick(material.name)}
        {material.required ? '' : t.optional}
      </legend>
      <p className="muted">{pick(material.standard)}</p>
      {files.length > 0 ? (
        <ul className="lines">
          {files.map((file) => (
            <li key={file.id}>
              <span>
                {file.name}
                <small className="muted">
                  {file.certificate
                    ? formatParts([t.certificate, file.certificate.holderMasked], language)
                    : formatBytes(file.sizeBytes)}
                </small>
              </span>
              <Button
                type="link"
                disabled={busy}
                aria-label={t.takeBackOf(file.name)}
                onClick={() =>
                  void inTurn(() =>
                    request('DELETE /api/v1/peer-cases/:id/files/:file', {
                      params: { id: caseId, file: file.id },
                    }),
                  )
                }
              >
                {t.takeBack}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="loose-acts">
        <Upload
          showUploadList={false}
          beforeUpload={(file) => {
            void inTurn(() =>
              sendFile(
                'POST /api/v1/peer-cases/:id/materials/:slot/files',
                { params, query: { name: file.name } },
                file,
              ),
            )
            return false
          }}
        >
          <Button loading={busy}>{t.choose}</Button>
        </Upload>
        {material.typeCodes.length > 0 ? (
          <ShowCertificate
            busy={busy}
            onShow={(identifier) =>
              void inTurn(() =>
                request('POST /api/v1/peer-cases/:id/materials/:slot/certificate', {
                  params,
                  body: { identifier },
                }),
              )
            }
          />
        ) : null}
      </div>
      {problem ? (
        <p className="bad" role="alert">
          {pick(problemText(problem))}
        </p>
      ) : null}
    </fieldset>
  )
}

/** The holder shows the certificate; the clerk scans or types its number. */
function ShowCertificate({
  busy,
  onShow,
}: {
  readonly busy: boolean
  readonly onShow: (identifier: string) => void
}) {
  const t = useText(text)
  const [identifier, setIdentifier] = useState('')
  return (
    <Input.Search
      className="show-certificate"
      value={identifier}
      maxLength={200}
      placeholder={t.number}
      aria-label={t.number}
      enterButton={t.show}
      disabled={busy}
      onChange={(event) => setIdentifier(event.target.value)}
      onSearch={(given) => {
        // What a code says is the address at which it is verified.
        const number = given.trim().split('/').at(-1) ?? ''
        if (number.length >= 10) onShow(number)
      }}
    />
  )
}

const text = catalogue({
  optional: ['（可以不交）', ' (optional)'],
  choose: ['选文件', 'Choose a file'],
  certificate: ['本地签发的证照', 'Certificate issued here'],
  number: ['扫证照的码，或输入标识', 'Scan its code, or type its identifier'],
  show: ['用证照', 'Use the certificate'],
  takeBack: ['拿掉', 'Take back'],
  takeBackOf: [(name: string) => `拿掉${name}`, (name: string) => `Take ${name} back`],
})
