export { openFileStore } from './local-store.ts'
export { TooLarge, type FileStore, type Received } from './storage.ts'
