import type { TestProject } from 'vitest/node';
import { dataFolder, startServer } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder of a server that has loaded the demonstration and was stopped. */
    filledFolder: string;
  }
}

/** Loads the demonstration once, as a first start does; each site begins with a copy of what that leaves. */
export default async function prepare(project: TestProject) {
  const folder = dataFolder();
  const server = await startServer(folder.path);
  await server.stop();
  project.provide('filledFolder', folder.path);
  return () => folder.remove();
}
