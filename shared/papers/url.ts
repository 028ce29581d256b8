/** Where the file of a document on file is had. */
export const paperUrl = (id: string): string => `/api/files/papers/${id}`;
