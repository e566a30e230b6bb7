import { addressFor, problemFrom } from './client.ts'
import type { InputArguments, InputFor, OperationKey, OutputFor } from './operations.ts'
import { ApiProblem } from './problem.ts'

/** Sends a file to an operation that takes one; `onProgress` hears the share that is sent, 0 to 1. Throws `ApiProblem` as `request` does. */
export function sendFile<K extends OperationKey>(
  key: K,
  input: InputFor<K>,
  file: Blob,
  { onProgress }: { readonly onProgress?: (share: number) => void } = {},
): Promise<OutputFor<K>> {
  const [method = 'POST'] = key.split(' ', 1)
  return new Promise((resolve, reject) => {
    // fetch tells nothing of how far a body is sent.
    const request = new XMLHttpRequest()
    request.open(method, addressFor(key, ...([input] as InputArguments<K>)))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress?.(total ? loaded / total : 0),
    )
    request.addEventListener('error', () => reject(new ApiProblem('network', 0)))
    request.addEventListener('load', () => {
      if (request.status < 200 || request.status > 299)
        reject(problemFrom(request.status, request.responseText))
      else resolve(JSON.parse(request.responseText) as OutputFor<K>)
    })
    request.send(file)
  })
}
